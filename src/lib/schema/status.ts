/** Where a model is in its life. A model without a claim has an unknown status. */
export const modelStatuses = ['announced', 'preview', 'available', 'legacy', 'retired'] as const;
