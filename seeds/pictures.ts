// Pictures of a shop, drawn point by point from the dice: shelves, a desk, an aisle; no two are alike, and none shows anybody.
import { Transformer } from '@napi-rs/image';
import type { Random } from './random.ts';

type Colour = readonly [number, number, number];
export type Scene = 'shelf' | 'desk' | 'aisle' | 'boxes';
const [WIDTH, HEIGHT] = [360, 270];
const WALLS: Record<Scene, Colour> = { shelf: [226, 230, 228], desk: [233, 226, 214], aisle: [214, 219, 226], boxes: [222, 218, 210] };
const GOODS: Record<Scene, readonly Colour[]> = {
  shelf: [[196, 62, 52], [232, 152, 44], [92, 148, 74], [242, 214, 96], [76, 122, 168]], desk: [[120, 84, 56], [246, 246, 240], [52, 96, 140]],
  aisle: [[128, 134, 142], [90, 98, 108], [188, 192, 198]], boxes: [[178, 138, 92], [198, 158, 112], [156, 118, 76], [112, 132, 150]],
};

/** One picture as a JPEG; `isWrong`: something stands out in red, as it was found. */
export async function drawScene(scene: Scene, isWrong: boolean, dice: Random): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4, 255);
  const put = (left: number, top: number, wide: number, high: number, [r, g, b]: Colour): void => {
    for (let y = Math.max(0, top); y < Math.min(HEIGHT, top + high); y += 1) for (let x = Math.max(0, left); x < Math.min(WIDTH, left + wide); x += 1) {
      const at = (y * WIDTH + x) * 4;
      const shade = 1 - (y - top) / (high * 6);
      pixels[at] = r * shade; pixels[at + 1] = g * shade; pixels[at + 2] = b * shade;
    }
  };
  const [wall, goods] = [WALLS[scene], GOODS[scene]];
  const light = dice.int(-10, 10);
  put(0, 0, WIDTH, HEIGHT, [wall[0] + light, wall[1] + light, wall[2] + light]);
  const spots: [number, number][] = [];
  if (scene === 'desk' || scene === 'aisle') {
    put(0, 200, WIDTH, 70, scene === 'desk' ? [150, 108, 70] : [176, 180, 186]);
    for (let n = 0; n < 5; n += 1) { const left = dice.int(10, 300); const high = dice.int(30, 90); put(left, 200 - high, dice.int(24, 60), high, dice.pick(goods)); spots.push([left, 190 - high]); }
  } else {
    for (const board of [86, 172, 258]) {
      for (let left = dice.int(4, 14); left < WIDTH - 20;) { const wide = dice.int(16, 34); const high = dice.int(38, 70); put(left, board - high, wide, high, dice.pick(goods)); spots.push([left, board - high]); left += wide + dice.int(1, 6); }
      put(0, board, WIDTH, 6, [96, 92, 88]);
    }
  }
  if (isWrong) { const [left, top] = dice.pick(spots); put(left - 4, top - 4, 26, 5, [210, 30, 30]); put(left - 4, top + 20, 26, 5, [210, 30, 30]); put(left - 4, top - 4, 5, 28, [210, 30, 30]); put(left + 18, top - 4, 5, 28, [210, 30, 30]); }
  return Transformer.fromRgbaPixels(pixels, WIDTH, HEIGHT).jpeg(80);
}
