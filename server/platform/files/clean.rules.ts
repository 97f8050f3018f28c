// What a file tells besides what it shows is taken out of it: comments, places, times, programs, and bytes behind its end. Pure.

/** A file whose own structure does not hold. */
export class BrokenFile extends Error { override name = 'BrokenFile'; }
const need = (holds: unknown): void => { if (!holds) throw new BrokenFile('The structure of the file does not hold'); };

/** Of a PNG only what its first picture is made of: no texts, no profile that unpacks for ever, no further frames, nothing behind its end. */
export function bareBonesOfPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  const wanted = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
  for (let i = 8; ;) {
    need(i + 12 <= bytes.length);
    const end = i + 12 + bytes.readUInt32BE(i);
    need(end <= bytes.length);
    const type = bytes.toString('latin1', i + 4, i + 8);
    if (wanted.has(type)) kept.push(bytes.subarray(i, end));
    if (type === 'IEND') return Buffer.concat(kept);
    i = end;
  }
}

/** Frames that a moving picture may have, and their pixels in all. */
const MOST_FRAMES = 300;
const MOST_FRAME_PIXELS = 200_000_000;

/** A GIF rebuilt from its frames: no comments, no applications but the one that makes it turn, nothing behind its end. */
export function cleanGif(bytes: Buffer): { content: Buffer; frames: number } {
  const kept: Buffer[] = [];
  const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const byte = (i: number): number => { need(i < bytes.length); return bytes[i] as number; };
  const afterBlocks = (i: number): number => { let k = i; while (byte(k) !== 0) k += byte(k) + 1; return k + 1; };
  let i = 13 + tableBytes(byte(10));
  need(i <= bytes.length);
  kept.push(bytes.subarray(0, i));
  let frames = 0;
  let pixels = 0;
  for (;;) {
    const mark = byte(i);
    if (mark === 0x3b) break;
    if (mark === 0x21) {
      const end = afterBlocks(i + 2);
      const isControl = byte(i + 1) === 0xf9;
      const turns = byte(i + 1) === 0xff && bytes.toString('latin1', i + 3, i + 14) === 'NETSCAPE2.0' && end - i <= 20;
      if (isControl || turns) kept.push(bytes.subarray(i, end));
      i = end;
    } else {
      need(mark === 0x2c && i + 10 < bytes.length);
      frames += 1;
      pixels += bytes.readUInt16LE(i + 5) * bytes.readUInt16LE(i + 7);
      need(frames <= MOST_FRAMES && pixels <= MOST_FRAME_PIXELS);
      const end = afterBlocks(i + 10 + tableBytes(byte(i + 9)) + 1);
      kept.push(bytes.subarray(i, end));
      i = end;
    }
  }
  need(frames > 0);
  return { content: Buffer.concat([...kept, Buffer.from([0x3b])]), frames };
}

/** Boxes of an MP4 that tell where, when and with what it was taken; they become empty space, so that nothing moves. */
const TELLING = new Set(['udta', 'meta', 'uuid']);
const PARENTS = new Set(['moov', 'trak', 'mdia']);

/** An MP4 without the boxes that tell of its maker; answers a copy. */
export function cleanMp4(given: Buffer): Buffer {
  const bytes = Buffer.from(given);
  let boxes = 0;
  let hasPicture = false;
  const walk = (from: number, to: number, depth: number): void => {
    for (let i = from; i < to;) {
      need(i + 8 <= to && (boxes += 1) <= 20_000);
      let head = 8;
      let size = bytes.readUInt32BE(i);
      const type = bytes.toString('latin1', i + 4, i + 8);
      if (size === 1) { need(i + 16 <= to); size = Number(bytes.readBigUInt64BE(i + 8)); head = 16; }
      if (size === 0) size = to - i;
      need(size >= head && i + size <= to);
      if (type === 'moov') hasPicture = true;
      // What an iPhone writes is read by every browser once it does not call itself QuickTime.
      if (type === 'ftyp' && size >= 16 && bytes.toString('latin1', i + head, i + head + 4) === 'qt  ') bytes.write('mp42', i + head, 'latin1');
      if (TELLING.has(type)) { bytes.write('free', i + 4, 'latin1'); bytes.fill(0, i + head, i + size); }
      else if (PARENTS.has(type) && depth < 4) walk(i + head, i + size, depth + 1);
      i += size;
    }
  };
  walk(0, bytes.length, 0);
  need(hasPicture);
  return bytes;
}
