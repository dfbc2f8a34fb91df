/** What a page works on once its reader acts, made at build; rejects where it cannot be had. */
export async function loadData(path: string): Promise<unknown> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`Cannot load ${path}: found status ${answer.status}, wanted 200`);
  return answer.json();
}
