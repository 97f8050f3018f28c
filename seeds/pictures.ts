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

/** A floor of tiles as a customer photographs it, and where on it one tile is wrong, in shares of the picture; `isNear`: from close by. */
export async function drawTiles(isNear: boolean, dice: Random): Promise<{ content: Buffer; spot: [left: number, top: number, right: number, bottom: number] }> {
  const [side, joint] = isNear ? [120, 6] : [52, 3];
  const [wrongAcross, wrongDown] = isNear ? [1, 1] : [dice.int(2, 4), dice.int(2, 3)];
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4, 255);
  const tones = new Map<string, number>();
  for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) {
    const [across, down] = [Math.floor(x / side), Math.floor(y / side)];
    const isJoint = x % side < joint || y % side < joint;
    const isWrong = across === wrongAcross && down === wrongDown;
    const place = `${across} ${down}`;
    const tone = tones.get(place) ?? dice.int(-6, 6);
    tones.set(place, tone);
    // The filling is gone on two sides of the one that is wrong: dark there, light elsewhere.
    const isOpen = isJoint && isWrong;
    const light = Math.round((x / WIDTH) * 14) - 7;
    const [r, g, b] = isOpen ? [58, 52, 48] : isJoint ? [188, 184, 176] : [214 + tone, 206 + tone, 192 + tone];
    const at = (y * WIDTH + x) * 4;
    pixels[at] = r + light; pixels[at + 1] = g + light; pixels[at + 2] = b + light;
  }
  const share = (value: number, size: number): number => Number(Math.min(0.98, Math.max(0.02, value / size)).toFixed(4));
  return {
    content: await Transformer.fromRgbaPixels(pixels, WIDTH, HEIGHT).jpeg(80),
    spot: [share(wrongAcross * side - side * 0.2, WIDTH), share(wrongDown * side - side * 0.2, HEIGHT), share((wrongAcross + 1) * side + side * 0.1, WIDTH), share((wrongDown + 1) * side + side * 0.1, HEIGHT)],
  };
}
