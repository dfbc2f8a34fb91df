/** Which board of the sheet of dated standings each file in `src/content/arenas` is about. */
export const sheetBoards: Readonly<
  Record<string, { readonly arena: string; readonly board: string } | undefined>
> = {
  ...boardsOf('LMArena / Arena.ai Video Arena', {
    'arena-text-to-video': 'text-to-video',
    'arena-image-to-video': 'image-to-video',
    'arena-video-editing': 'video-editing',
    'arena-unnamed-board': 'unspecified',
  }),
  ...boardsOf('Artificial Analysis Video Arena', {
    'artificial-analysis-text-to-video': 'text-to-video',
    'artificial-analysis-image-to-video': 'image-to-video',
    'artificial-analysis-text-to-video-audio': 'text-to-video-audio',
    'artificial-analysis-image-to-video-audio': 'image-to-video-audio',
    'artificial-analysis-video-editing': 'video-editing',
    'artificial-analysis-unnamed-board': 'unspecified',
  }),
  ...boardsOf('GenAI-Arena', { 'genai-arena-text-to-video': 'text-to-video' }),
  ...boardsOf('Design Arena', { 'design-arena': 'unspecified' }),
};

function boardsOf(
  arena: string,
  boards: Readonly<Record<string, string>>,
): Record<string, { readonly arena: string; readonly board: string }> {
  return Object.fromEntries(Object.entries(boards).map(([id, board]) => [id, { arena, board }]));
}
