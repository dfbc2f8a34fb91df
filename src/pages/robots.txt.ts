import type { APIContext } from 'astro';
import { toRobotsText } from '../lib/catalog/robots-text.ts';

export function GET({ site }: APIContext): Response {
  return new Response(toRobotsText(site!.href));
}
