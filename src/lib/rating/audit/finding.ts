/** One thing looked at: what was tested, the figure, and what it means in words. */
export interface AuditFinding {
  readonly test:
    | 'separation'
    | 'slot'
    | 'tie-convention'
    | 'fit'
    | 'intransitivity'
    | 'fragility'
    | 'voter-concentration'
    | 'voters';
  readonly tested: string;
  /** The figure that decides; null where the votes carry none. */
  readonly figure: number | null;
  readonly verdict: string;
  /** Whether a reader should worry. */
  readonly isConcern: boolean;
}

/** A number as a verdict says it. */
export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits)) + 0;
}

/** A p-value as a verdict says it. */
export function formatP(p: number): string {
  return p < 0.001 ? 'under 0.001' : p.toFixed(3);
}
