export const prerender = false;

/** Whether the server answers. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}
