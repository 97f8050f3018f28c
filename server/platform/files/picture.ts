// Decoding pictures: turned upright, encoded anew without a word beside the pixels, and once more as a small one. The one file that knows the library.
import { turns } from '../../core/turns.ts';
import { BrokenFile, bareBonesOfPng, cleanGif } from './clean.rules.ts';

export interface Prepared { content: Buffer; width: number; height: number; thumbnail: Buffer | null }

/** Longest side of the small picture. */
const THUMBNAIL = 320;
/** Decoding takes four bytes a pixel. */
const inTurn = turns(2);

/** What is served in place of a picture; throws BrokenFile for one that does not decode. Its pixels were judged before. */
export function preparePicture(bytes: Buffer, mediaType: string, size: { width: number; height: number }): Promise<Prepared> {
  // Moving pictures keep their frames; the library does not know them.
  if (mediaType === 'image/gif') return Promise.resolve().then(() => ({ content: cleanGif(bytes).content, ...size, thumbnail: null }));
  return inTurn(async () => {
    const { Transformer } = await import('@napi-rs/image');
    const bare = mediaType === 'image/png' ? bareBonesOfPng(bytes) : bytes;
    try {
      const upright = new Transformer(bare).rotate();
      const content = await (mediaType === 'image/jpeg' ? upright.jpeg(88) : mediaType === 'image/png' ? upright.png() : upright.webp(88));
      const { width, height } = await new Transformer(content).metadata();
      const scale = Math.min(1, THUMBNAIL / Math.max(width, height));
      const thumbnail = await new Transformer(content).resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))).webp(75);
      return { content, width, height, thumbnail };
    } catch (error) {
      throw new BrokenFile(error instanceof Error ? error.message : 'The picture does not decode');
    }
  });
}

/** Longest side of a picture on paper: 240 points at some 190 dots an inch. */
const PRINTED = 640;
/** A picture as it is printed: a JPEG no larger than it has to be; null where it does not decode. Moving pictures are not printed. */
export function printedPicture(bytes: Buffer, mediaType: string): Promise<Buffer | null> {
  if (mediaType === 'image/gif') return Promise.resolve(null);
  return inTurn(async () => {
    const { Transformer } = await import('@napi-rs/image');
    try {
      const { width, height } = await new Transformer(bytes).metadata();
      const scale = Math.min(1, PRINTED / Math.max(width, height));
      return await new Transformer(bytes).resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))).jpeg(80);
    } catch { return null; }
  });
}
