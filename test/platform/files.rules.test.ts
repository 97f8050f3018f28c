// Files judged by their bytes alone: what they are, how large they would become, and what they tell besides what they show.
import { describe, expect, test } from 'vitest';
import { cleanGif, cleanMp4, bareBonesOfPng } from '../../server/platform/files/clean.rules.ts';
import { fitsPixels, nameFor, sniff } from '../../server/platform/files/kind.rules.ts';
import { box, gif, mp4, pngHead } from './files-fixture.ts';

describe('what a file is', () => {
  test('attack A50: is said by its bytes; pages, drawings, programs and unknown pictures are none of ours', () => {
    const none = ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '<!doctype html><script>alert(1)</script>', 'MZ\x90\x00 a program of some length', 'PK\x03\x04 a zip of some length here', 'x%PDF-1.7 shifted by one byte'];
    for (const text of none) expect(sniff(Buffer.from(text, 'latin1')), text).toBeNull();
    expect(sniff(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic0000mif1heic')]))).toBeNull();
    expect(sniff(mp4([]))?.mediaType).toBe('video/mp4');
    expect(sniff(Buffer.from('%PDF-1.7 and the rest of a paper'))?.mediaType).toBe('application/pdf');
    expect(sniff(Buffer.alloc(0))).toBeNull();
  });

  test('attack A50: how large it would become is read before anything is decoded', () => {
    expect(sniff(pngHead(20_000, 20_000))).toMatchObject({ width: 20_000, height: 20_000 });
    expect(fitsPixels(20_000, 20_000)).toBe(false);
    expect(fitsPixels(1, 1_000_000_000)).toBe(false);
    expect(fitsPixels(1, 40_000)).toBe(false);
    expect(fitsPixels(8_000, 5_000)).toBe(true);
    expect(fitsPixels(8_001, 5_000)).toBe(false);
    expect(sniff(pngHead(0, 10))).toBeNull();
  });

  test('its name has no path and ends as its bytes say', () => {
    expect(nameFor('../../etc/发票.html', 'jpg')).toBe('.. .. etc 发票.jpg');
    expect(nameFor('a.php', 'png')).toBe('a.png');
    expect(nameFor('\u202egpj.exe\n', 'pdf')).toBe('gpj.pdf');
    expect(nameFor('', 'gif')).toBe('file.gif');
  });
});

describe('what a file tells besides', () => {
  test('attack A50: a GIF that is a program too loses the program, its comments and what stands behind its end', () => {
    const { content, frames } = cleanGif(gif({ comment: '*/alert(1)/*', behind: '<script>alert(1)</script>' }));
    expect(frames).toBe(1);
    expect(content.toString('latin1')).not.toMatch(/alert|script/);
    expect(sniff(content)?.mediaType).toBe('image/gif');
    expect(() => cleanGif(gif({ frames: 10_000 }))).toThrow();
    expect(() => cleanGif(gif({}).subarray(0, 30))).toThrow();
  });

  test('a PNG keeps its pixels and nothing else', () => {
    const text = Buffer.from('tEXtGPS 31.2304,121.4737', 'latin1');
    const chunk = Buffer.concat([Buffer.alloc(4), text, Buffer.alloc(4)]);
    chunk.writeUInt32BE(text.length - 4, 0);
    const end = Buffer.concat([Buffer.alloc(4), Buffer.from('IEND'), Buffer.alloc(4)]);
    const bare = bareBonesOfPng(Buffer.concat([pngHead(4, 4), chunk, end, Buffer.from('<script>')]));
    expect(bare.toString('latin1')).not.toMatch(/GPS|script/);
    expect(() => bareBonesOfPng(pngHead(4, 4))).toThrow();
  });

  test('attack A60: a video no longer says where it was taken', () => {
    const clean = cleanMp4(mp4([box('udta', box('\xa9xyz', Buffer.from('+31.2304+121.4737/'))), box('trak', box('udta', Buffer.from('made with a phone')))]));
    expect(clean.toString('latin1')).not.toMatch(/31\.2304|phone|udta/);
    expect(clean.length).toBe(mp4([box('udta', box('\xa9xyz', Buffer.from('+31.2304+121.4737/'))), box('trak', box('udta', Buffer.from('made with a phone')))]).length);
    const broken = Buffer.from(mp4([]));
    broken.writeUInt32BE(0xffffff, 0);
    expect(() => cleanMp4(broken)).toThrow();
    // C-24: what phones write by themselves, an iPhone's QuickTime and 3GPP, is taken and given out as MP4.
    for (const brand of ['qt  ', '3gp5']) {
      const taken = mp4([]);
      taken.write(brand, 8, 'latin1');
      expect(sniff(taken)).toMatchObject({ kind: 'VIDEO', mediaType: 'video/mp4', extension: 'mp4' });
      expect(sniff(cleanMp4(taken))?.mediaType).toBe('video/mp4');
      expect(cleanMp4(taken).toString('latin1', 8, 12)).toBe(brand === 'qt  ' ? 'mp42' : brand);
    }
  });
});
