// What a file is, by its own bytes: kind, media type and pixels, before anything decodes it. Pure.
import { FileKind } from '../../../schema/platform/file.ts';

export interface Sniffed { kind: FileKind; mediaType: string; extension: string; width: number | null; height: number | null }

/** Most bytes of each kind, and most pixels of a picture before it is decoded. */
export const LIMITS = { PICTURE: 15 * 2 ** 20, PDF: 20 * 2 ** 20, VIDEO: 50 * 2 ** 20, pixels: 40_000_000 } as const;
/** A side beyond this is refused whatever the other one is. */
const LONGEST = 30_000;

const at = (bytes: Buffer, offset: number, text: string): boolean => bytes.length >= offset + text.length && bytes.toString('latin1', offset, offset + text.length) === text;
const picture = (mediaType: string, extension: string, size: { width: number; height: number } | null): Sniffed | null =>
  (size && size.width > 0 && size.height > 0 ? { kind: FileKind.PICTURE, mediaType, extension, ...size } : null);

/** The size in the first frame header of a JPEG; null when there is none. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  for (let i = 2; i + 9 < bytes.length;) {
    if (bytes[i] !== 0xff) return null;
    const marker = bytes[i + 1] as number;
    if (marker === 0xff) { i += 1; continue; }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.readUInt16BE(i + 5), width: bytes.readUInt16BE(i + 7) };
    // Image data before any frame header, or a length that is none.
    const length = bytes.readUInt16BE(i + 2);
    if (marker === 0xda || length < 2) return null;
    i += 2 + length;
  }
  return null;
}

function webpSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 30) return null;
  if (at(bytes, 12, 'VP8X')) return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (at(bytes, 12, 'VP8L')) { const bits = bytes.readUInt32LE(21); return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }; }
  if (at(bytes, 12, 'VP8 ')) return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  return null;
}

/**
 * Brands of MP4 that browsers play, and those that phones write (QuickTime of an iPhone, 3GPP), which are the same boxes and
 * are given out as MP4; the same box opens HEIC and AVIF, which are not taken.
 */
const BRANDS = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash', 'MSNV', 'qt  ', '3gp4', '3gp5', '3gp6']);

/** What the bytes are, or null for anything that is not taken; a name and a declared type count for nothing. */
export function sniff(bytes: Buffer): Sniffed | null {
  if (bytes.length < 16) return null;
  if (bytes.readUIntBE(0, 3) === 0xffd8ff) return picture('image/jpeg', 'jpg', jpegSize(bytes));
  if (bytes.toString('hex', 0, 8) === '89504e470d0a1a0a' && at(bytes, 12, 'IHDR') && bytes.length > 24) return picture('image/png', 'png', { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });
  if (at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP')) return picture('image/webp', 'webp', webpSize(bytes));
  if (at(bytes, 0, 'GIF87a') || at(bytes, 0, 'GIF89a')) return picture('image/gif', 'gif', { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) });
  if (at(bytes, 0, '%PDF-')) return { kind: FileKind.PDF, mediaType: 'application/pdf', extension: 'pdf', width: null, height: null };
  if (at(bytes, 4, 'ftyp') && BRANDS.has(bytes.toString('latin1', 8, 12))) return { kind: FileKind.VIDEO, mediaType: 'video/mp4', extension: 'mp4', width: null, height: null };
  return null;
}

/** Does a picture of that size decode within what we allow? */
export const fitsPixels = (width: number, height: number): boolean => width <= LONGEST && height <= LONGEST && width * height <= LIMITS.pixels;

/** A name for people: no path, no control characters, its ending the one of the bytes. */
export function nameFor(given: string, extension: string): string {
  const bare = given.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, ' ').trim().replace(/\.[\p{L}\p{N}]{1,8}$/u, '').trim();
  return `${[...(bare || 'file')].slice(0, 120).join('')}.${extension}`;
}
