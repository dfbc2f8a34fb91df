import { z } from 'zod';

const wanted = 'a picture size such as 720p, 1080p, 4K or 1280x720';

/** A picture size: lines (`1080p`), thousands of columns (`4K`) or pixels (`1280x720`). */
export const resolutionSchema = z
  .string({ error: wanted })
  .regex(/^(\d{3,4}p|[248]K|\d{3,5}x\d{3,5})$/, { error: wanted });
