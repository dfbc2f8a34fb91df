import { stringify } from 'yaml';

/** A value as YAML on one line, in quotes only where it needs them. */
export function toYamlScalar(value: string | number | boolean, isFlow: boolean): string {
  const style = { lineWidth: 0, singleQuote: true } as const;
  if (!isFlow) return stringify(value, style).trimEnd();
  return stringify([value], { ...style, collectionStyle: 'flow', flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1);
}
