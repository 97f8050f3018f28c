// Marks that a customer draws on a photo: what is one, in shares of the picture's width and height. Pure.
import { z } from 'zod';

const share = z.number().min(0).max(1).transform((value) => Number(value.toFixed(4)));
const point = z.tuple([share, share]);
export const MARK = z.discriminatedUnion('shape', [
  // From one corner to the other, and from tail to head.
  z.object({ shape: z.literal('CIRCLE'), points: z.array(point).length(2) }),
  z.object({ shape: z.literal('ARROW'), points: z.array(point).length(2) }),
  z.object({ shape: z.literal('LINE'), points: z.array(point).min(2).max(300) }),
]);
/** What may stand on one photo. */
export const MARKS = z.array(MARK).max(20);
export type Mark = z.infer<typeof MARK>;
