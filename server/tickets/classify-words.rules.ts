// The shipped words, in both languages, by which category, need and level are proposed from what a customer says.

/** Words by the key of the shipped category; longer words say more. */
export const CATEGORY_WORDS: Record<string, readonly string[]> = {
  'product-quality': [
    '发霉', '变质', '坏了', '烂', '腐烂', '馊', '臭', '异味', '虫', '过期', '临期', '不新鲜', '质量', '破损', '开裂', '碎', '瑕疵', '漏气', '凹陷', '色差', '空鼓', '掉色', '起球', '异物', '拉肚子',
    'mould', 'moldy', 'mold', 'rotten', 'spoiled', 'spoilt', 'stale', 'expired', 'smell', 'broken', 'cracked', 'defect', 'faulty', 'quality', 'insect', 'leak in the pack', 'damaged', 'colour difference', 'color difference', 'hollow',
  ],
  description: [
    '描述不符', '与描述', '和图片', '图片不一样', '不一样', '实物', '尺码', '尺寸不对', '颜色不对', '型号不对', '发错', '错发', '假货', '不是正品', '少发', '漏发', '缺件', '赠品',
    'not as described', 'different from', 'picture', 'wrong item', 'wrong size', 'wrong colour', 'wrong color', 'fake', 'missing item', 'missing part', 'gift missing', 'missing gift', 'description',
  ],
  delivery: [
    '快递', '物流', '配送', '送货', '没收到', '未收到', '还没到', '迟到', '延误', '超时', '丢件', '签收', '骑手', '送错', '运费', '包装破',
    'delivery', 'courier', 'parcel', 'not arrived', 'has not come', 'late', 'delayed', 'lost', 'shipping', 'rider', 'tracking',
  ],
  'return-policy': [
    '退货', '退款', '换货', '退换', '七天无理由', '7天', '7 天', '无理由', '保修', '质保', '三包', '发票', '小票', '不给退', '退不了', '售后政策',
    'return', 'refund', 'exchange', 'warranty', 'guarantee', 'invoice', 'receipt', 'policy', 'money back',
  ],
  price: [
    '价格', '标签价', '多收', '少找', '优惠', '满减', '打折', '折扣', '促销', '优惠券', '差价', '贵了', '收银', '结账', '积分', '线上便宜', '会员价',
    'price', 'overcharged', 'charged', 'discount', 'coupon', 'promotion', 'voucher', 'points', 'cheaper', 'label', 'till',
  ],
  installation: [
    '安装', '维修', '师傅', '上门', '漏水', '不制冷', '不制热', '异响', '打不开', '不通电', '跳闸', '漏电', '配件', '铺贴', '空调', '冰箱', '洗衣机', '热水器',
    'install', 'installation', 'repair', 'technician', 'leaking', 'leaks', 'not cooling', 'noise', 'spare part', 'does not start', 'will not start', 'air conditioner', 'fridge', 'washing machine',
  ],
  attitude: [
    '态度', '不理', '骂', '吵', '凶', '冷漠', '敷衍', '推诿', '踢皮球', '不耐烦', '翻白眼', '歧视', '道歉', '气死', '投诉员工', '服务差',
    'attitude', 'rude', 'ignored', 'shouted', 'yelled', 'unfriendly', 'impolite', 'apology', 'apologise', 'disrespect', 'sent away', 'brushed off',
  ],
};

/** Words that say what kind of need it is (A-29..A-31); without any it is what the category usually is. */
export const CLASS_WORDS = {
  URGENT: ['发霉', '变质', '腐烂', '烂了', '馊', '漏水', '漏电', '着火', '冒烟', '断电', '拉肚子', '马上', '着急', '急用', 'urgent', 'rotten', 'mould', 'moldy', 'spoiled', 'leaking', 'leaks', 'smoke', 'sparks', 'at once', 'immediately'],
  SPECIAL: ['团购', '批量', '大宗', '分期', '老人', '行动不便', '残疾', '孕妇', '单位采购', '企业采购', '对公', 'bulk', 'instalment', 'installment', 'elderly', 'disabled', 'wheelchair', 'company order', 'pregnant'],
  EMOTIONAL: ['态度', '骂', '气死', '太过分', '道歉', '歧视', '翻白眼', '曝光', '消协', '12315', 'rude', 'shouted', 'yelled', 'furious', 'disgusting', 'apology', 'apologise', 'outrageous', 'never again'],
} as const;

/** Words that lift it (B-12, B-13): to the area supervisor, to the head office. */
export const LEVEL_WORDS = {
  L3: ['食品安全', '食物中毒', '中毒', '住院', '医院', '呕吐', '一批', '同批次', '多人', '好几个人', '媒体', '记者', '召回', 'food poisoning', 'poisoned', 'hospital', 'vomit', 'whole batch', 'several people', 'press', 'recall', 'food safety'],
  L2: ['发霉', '变质', '腐烂', '烂了', '馊', '虫', '故障', '漏水', '漏电', '不制冷', '空鼓', '第二次', '又坏', '好几次', 'mould', 'moldy', 'rotten', 'spoiled', 'insect', 'fault', 'leaking', 'leaks', 'again', 'second time'],
} as const;
