export const prerender = false;

/** Whether the process answers, whatever its store does: what a supervisor restarts it by. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
