// Words of our own by which texts are judged until there is enough to learn from, and the words that tell which side of the service is spoken of.
import { Aspect } from '../../schema/voice/sentiment.ts';

/** From -3 to 3, in order of strength; words of Latin letters stand for themselves only. */
const BY_VALUE: Readonly<Record<string, string>> = {
  3: '非常满意 很满意 太棒了 完美 惊喜 五星 强烈推荐 感动 excellent perfect outstanding delighted amazing',
  2: '满意 不错 很好 挺好 喜欢 推荐 好评 热情 耐心 周到 贴心 专业 细心 负责 新鲜 干净 整洁 实惠 划算 超值 准时 及时 迅速 很快 方便 省心 放心 靠谱 优秀 好吃 舒服 值得 赞 感谢 谢谢 友好 亲切 诚信 great good love happy helpful friendly polite fresh clean fast quick thanks recommend satisfied',
  1: '可以 还行 还好 顺利 正常 合适 齐全 清楚 解决了 便宜 态度好 服务好 fine okay ok nice easy cheap fair',
  '-1': '一般 凑合 有点慢 不太 麻烦 拥挤 排队 不便 小问题 偏贵 有点贵 久等 等了 slow crowded expensive queue wait waited meh',
  '-2': '不满意 不好 不行 失望 差 太差 很差 慢 太慢 坏了 坏 破损 破 裂 瑕疵 脏 臭 霉 发霉 烂 过期 变质 漏 缺货 少发 错发 发错 贵 太贵 敷衍 推诿 推脱 冷漠 不耐烦 没人管 没人理 不回 拖延 拖 延误 迟到 超时 不新鲜 不专业 不负责 不诚信 不值 后悔 投诉 退货 差评 难吃 难用 噪音 异味 色差 掉色 松动 bad poor broken dirty late rude spoiled stale rotten delayed wrong missing disappointed unhappy complaint refund damaged defect noisy never unhelpful',
  '-3': '非常不满意 很不满意 极差 恶劣 骗 骗人 欺骗 欺诈 垃圾 坑人 坑 气愤 愤怒 气死 假货 恶心 再也不 最差 无语 rubbish terrible horrible awful worst fraud scam furious disgusting',
};

export const LEXICON: Readonly<Record<string, number>> = Object.fromEntries(Object.entries(BY_VALUE).flatMap(([value, words]) => words.split(' ').map((word) => [word, Number(value)])));

export const ASPECT_WORDS: Readonly<Record<Aspect, readonly string[]>> = {
  ATTITUDE: '态度 服务员 店员 员工 客服 导购 收银员 热情 冷漠 耐心 不耐烦 敷衍 礼貌 推诿 推脱 语气 staff attitude rude polite friendly assistant cashier'.split(' '),
  QUALITY: '质量 品质 新鲜 不新鲜 发霉 霉 烂 变质 过期 坏了 破损 瑕疵 做工 材质 色差 假货 正品 难吃 好吃 味道 口感 耐用 quality fresh stale spoiled rotten broken defect taste'.split(' '),
  SPEED: '速度 很快 太慢 慢 效率 等了 久等 排队 及时 迅速 拖延 超时 分钟 小时 马上 立刻 speed slow fast quick queue wait waited minutes hours'.split(' '),
  PRICE: '价格 便宜 太贵 贵 实惠 划算 优惠 打折 性价比 降价 涨价 标价 价签 收费 price expensive cheap discount overcharged worth'.split(' '),
  LOGISTICS: '物流 快递 配送 送货 送到 发货 包装 到货 运费 司机 快递员 签收 delivery courier shipping parcel package shipped driver'.split(' '),
  ENVIRONMENT: '环境 卫生 干净 整洁 脏 停车 拥挤 灯光 空调 厕所 卫生间 通道 货架 嘈杂 clean dirty parking toilet crowded noisy aisle'.split(' '),
  AFTER_SALES: '售后 退货 换货 退款 退换 保修 维修 安装 赔 补偿 投诉 发票 处理 解决 return refund exchange repair warranty install complaint invoice'.split(' '),
};

export const ASPECT_LABELS: Readonly<Record<Aspect, { zh: string; en: string }>> = {
  ATTITUDE: { zh: '服务态度', en: 'Attitude' }, QUALITY: { zh: '商品质量', en: 'Product quality' }, SPEED: { zh: '速度', en: 'Speed' }, PRICE: { zh: '价格', en: 'Price' },
  LOGISTICS: { zh: '物流配送', en: 'Delivery' }, ENVIRONMENT: { zh: '购物环境', en: 'Environment' }, AFTER_SALES: { zh: '售后处理', en: 'After-sales' },
};
export const ASPECTS = Object.keys(ASPECT_WORDS) as Aspect[];
