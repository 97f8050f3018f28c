// What customers are asked to photograph, by what is wrong: each step with its words, a hint and the outline of an example. Pure.
import { ShotKind } from '../../../schema/tickets/diagnosis.ts';

/** Shapes that the page draws as an example: a whole room, a thing from near, a label, a ruler beside it, a box, something that moves. */
export type Outline = 'whole' | 'near' | 'label' | 'ruler' | 'box' | 'motion';
export interface Step { key: string; kind: ShotKind; outline: Outline; zh: string; en: string; hintZh: string; hintEn: string; isRequired: boolean }
export interface Guide { key: string; nameZh: string; nameEn: string; categories: string[]; steps: Step[] }

const photo = (key: string, outline: Outline, zh: string, en: string, hintZh: string, hintEn: string, isRequired = true): Step => ({ key, kind: ShotKind.PHOTO, outline, zh, en, hintZh, hintEn, isRequired });
const video = (zh: string, en: string, hintZh: string, hintEn: string, isRequired = false): Step => ({ key: 'video', kind: ShotKind.VIDEO, outline: 'motion', zh, en, hintZh, hintEn, isRequired });
const label = (isRequired = false): Step => photo('label', 'label', '型号标签', 'The label with the model', '一般在背面、侧面或包装上，拍清楚字。', 'Mostly on the back, the side or the package; the letters should be sharp.', isRequired);
const whole = (hintZh = '站远一点，整件商品和周围都拍进去。', hintEn = 'Step back: the whole thing and what is around it.'): Step => photo('whole', 'whole', '整体', 'All of it', hintZh, hintEn);
const near = (hintZh = '靠近有问题的地方，拍完用手指圈出来。', hintEn = 'Close to what is wrong; then circle it with your finger.'): Step => photo('near', 'near', '问题处近照', 'What is wrong, from near', hintZh, hintEn);

/** Shipped guides; the last fits everything. */
export const GUIDES: readonly Guide[] = [
  {
    key: 'appliance', nameZh: '家电、设备故障', nameEn: 'Appliance or device fails', categories: ['installation'],
    steps: [whole(), near('显示屏、指示灯或出问题的部位，拍完圈出来。', 'The display, the lamp or the part that fails; then circle it.'), label(true), video('开机时的情况', 'While it runs', '10 到 30 秒，拍下声音和动作。危险时不要通电。', 'Ten to thirty seconds with its sound. Do not switch it on if it is dangerous.')],
  },
  {
    key: 'tile', nameZh: '瓷砖、地板（色差、空鼓、开裂）', nameEn: 'Tiles or flooring: colour, hollow, cracked', categories: ['description'],
    steps: [whole('白天自然光下，离地一人高，拍一整面。', 'By daylight, from your own height, one whole side.'), near('色差、裂缝或空鼓的地方，拍完圈出来。', 'The shade, the crack or the hollow spot; then circle it.'),
      photo('ruler', 'ruler', '旁边放一把尺子', 'With a ruler beside it', '没有尺子可以放一张银行卡大小的卡片。', 'No ruler? Any card of that size will do.'), photo('batch', 'label', '外箱批号', 'The batch number on the box', '箱子侧面的批号和色号。', 'Batch and shade on the side of the box.')],
  },
  {
    key: 'leak', nameZh: '漏水、渗水', nameEn: 'Water leaks', categories: [],
    steps: [whole('漏水的位置和下方都拍进去。先关阀门。', 'Where it leaks and what is below. Close the valve first.'), near(), video('漏水的样子', 'How it leaks', '10 秒左右，看得出快慢。', 'About ten seconds, so that its speed is seen.'), label()],
  },
  {
    key: 'damage', nameZh: '破损、运输损坏', nameEn: 'Broken or damaged on the way', categories: ['delivery'],
    steps: [photo('box', 'box', '外包装', 'The package', '有磕碰、进水的一面。', 'The side that was hit or wet.'), whole(), near(), photo('waybill', 'label', '面单', 'The shipping label', '可以遮住地址。', 'You may cover the address.', false)],
  },
  {
    key: 'general', nameZh: '通用', nameEn: 'Anything else', categories: ['product-quality', 'return-policy', 'price', 'attitude'],
    steps: [whole(), near(), label(), video('补充一段视频', 'A short video', '需要时拍 10 到 30 秒。', 'If it helps: ten to thirty seconds.')],
  },
];
export const guideOf = (key: string): Guide | undefined => GUIDES.find((one) => one.key === key);
/** The guide that fits a category. */
export const guideFor = (category: string | null): Guide => GUIDES.find((one) => category !== null && one.categories.includes(category)) ?? (GUIDES.at(-1) as Guide);
