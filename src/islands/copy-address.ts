/** Copies the address of the page, and says what came of it: a browser may not let it be copied. */
export function copyAddress(): Promise<string> {
  return navigator.clipboard.writeText(location.href).then(
    () => 'Link copied',
    () => 'The link is in the address bar',
  );
}
