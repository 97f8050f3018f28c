// Files made for the tests: pictures, videos and things that only look like them.
import zlib from 'node:zlib';
import { Transformer } from '@napi-rs/image';

/** The first bytes of a PNG of that size. */
export function pngHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(33);
  head.write('89504e470d0a1a0a', 0, 'hex');
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.writeUInt8(8, 24);
  head.writeUInt8(6, 25);
  return head;
}

/** A PNG of so many pixels a side with a colour profile that is that many bytes once it is unpacked. */
export function profiled(side: number, bytes: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0); body.copy(out, 4); out.writeUInt32BE(zlib.crc32(body), body.length + 4);
    return out;
  };
  const head = pngHead(side, side).subarray(16, 29);
  const rows = Buffer.alloc(side * (1 + side * 4), 120);
  for (let row = 0; row < side; row += 1) rows[row * (1 + side * 4)] = 0;
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('iCCP', Buffer.concat([Buffer.from('bomb\0\0'), zlib.deflateSync(Buffer.alloc(bytes))])), chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** A GIF of one pixel, or of many frames of it. */
export function gif({ comment = '', behind = '', frames = 1 }: { comment?: string; behind?: string; frames?: number }): Buffer {
  const head = Buffer.from('47494638396101000100800000ffffff000000', 'hex');
  const said = comment ? Buffer.concat([Buffer.from([0x21, 0xfe, comment.length]), Buffer.from(comment), Buffer.from([0])]) : Buffer.alloc(0);
  const frame = Buffer.from('21f90400000000002c00000000010001000002024401 00'.replace(' ', ''), 'hex');
  return Buffer.concat([head, said, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b]), Buffer.from(behind)]);
}

export function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}
/** The skeleton of a video, with those boxes in its head. */
export const mp4 = (inside: Buffer[]): Buffer => Buffer.concat([box('ftyp', Buffer.from('isom0000isommp42')), box('moov', Buffer.concat([box('mvhd', Buffer.alloc(100)), ...inside])), box('mdat', Buffer.alloc(64))]);

/** A JPEG of that size, turned by its EXIF, which tells a place too. */
export async function photo(width: number, height: number, secret = 'GPS 31.2304 121.4737', shade = 128): Promise<Buffer> {
  const plain = await Transformer.fromRgbaPixels(Buffer.alloc(width * height * 4, shade), width, height).jpeg(80);
  const tiff = Buffer.from('49492a0008000000010012010300010000000600000000000000', 'hex');
  const told = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(secret)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(told.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, told, plain.subarray(2)]);
}
