// Words of the public pages, both languages beside each other. Here customers are spoken to, so the tone is warmer than the console's.
type Pair = readonly [zh: string, en: string];

const words = {
  title: ['售后服务', 'After-sales service'],
  brand: ['售后服务', 'After-sales service'],
  language: ['English', '中文'],
  theme: ['切换深浅色', 'Light or dark'],
  today: ['今天 {time}', 'today {time}'], tomorrow: ['明天 {time}', 'tomorrow {time}'], yesterday: ['昨天 {time}', 'yesterday {time}'],
  offline: ['网络不通，检查后再试一次。填写的内容还在。', 'No connection. Check it and try again; what you wrote is still here.'],
  failed: ['没有成功，请稍后再试。', 'That did not work. Please try again shortly.'],
  again: ['再试一次', 'Try again'],
  loading: ['正在打开…', 'Opening…'],
  sending: ['正在发送…', 'Sending…'],

  'find.title': ['查询工单进度', 'Follow your ticket'],
  'find.text': ['输入工单号和登记手机号的后六位。', 'Enter the ticket number and the last six digits of the phone number you gave.'],
  'find.number': ['工单号', 'Ticket number'],
  'find.digits': ['手机号后六位', 'Last six digits of your phone'], 'find.act': ['查询', 'Show'],
  'find.numberWrong': ['工单号的写法是 T-六位数字-四位数字', 'A ticket number looks like T-260213-0418'], 'find.digitsWrong': ['填六位数字', 'Six digits'],

  'dead.title': ['链接已失效', 'This link no longer works'],
  'dead.text': ['它可能已经过期，或被门店收回。您可以用工单号查询，或联系门店重新获取。', 'It has expired or was taken back. You can look the ticket up by its number, or ask the store for a new link.'],
  'dead.find': ['用工单号查询', 'Look up by number'],

  'ticket.number': ['工单 {number}', 'ticket {number}'], 'ticket.owner': ['负责人 {name}', 'in the care of {name}'], 'ticket.steps': ['进度', 'Progress'],
  'ticket.stepDone': ['已完成', 'done'], 'ticket.stepNow': ['进行中', 'now'], 'ticket.stepLater': ['未开始', 'to come'],
  'promise.title': ['我们的承诺', 'What we promised'], 'promise.next': ['{at} 前{what}', '{what} by {at}'], 'promise.paused': ['暂停计时', 'On hold'], 'promise.kept': ['已做到', 'Kept'],
  'promise.keptLate': ['已完成，比承诺晚', 'Done, later than promised'], 'promise.late': ['已超过承诺时间（{at}），很抱歉', 'Overdue since {at}; we are sorry'], 'promise.by': ['{at} 前', 'by {at}'], 'promise.provisional': ['暂定', 'provisional'], 'promise.none': ['正在确认时间', 'The time is being set'],
  'thread.title': ['沟通记录', 'Messages'], 'thread.you': ['您', 'You'], 'thread.us': ['门店', 'The store'], 'thread.empty': ['还没有消息。', 'No messages yet.'], 'thread.picture': ['图片 {name}', 'Picture {name}'], 'thread.close': ['关闭图片', 'Close picture'],
  'reply.title': ['补充说明', 'Add something'], 'reply.label': ['写给门店', 'Your message'], 'reply.hint': ['问题有变化、想补充照片，都可以写在这里。', 'Anything new, or photos that help.'], 'reply.act': ['发送', 'Send'], 'reply.photo': ['加照片', 'Add photos'], 'reply.photoRemove': ['去掉 {name}', 'Remove {name}'],
  'reply.empty': ['写点内容再发送', 'Write something first'], 'reply.sent': ['已发送', 'Sent'], 'reply.many': ['一次最多 6 张', 'Six at a time'],
  'rate.title': ['这次处理您满意吗？', 'How did we do?'], 'rate.label': ['评分', 'Your rating'], 'rate.1': ['很不满意', 'Very bad'], 'rate.2': ['不满意', 'Bad'], 'rate.3': ['一般', 'Fair'], 'rate.4': ['满意', 'Good'], 'rate.5': ['很满意', 'Very good'],
  'rate.stars': ['{n} 分：{words}', '{n} of 5: {words}'], 'rate.remark': ['想说的话（选填）', 'Anything to add (optional)'], 'rate.bad': ['不满意的话，我们会重新处理，不用再说一遍经过。', 'If you are not content we take it up again; you need not explain it twice.'],
  'rate.act': ['提交评价', 'Send rating'], 'rate.choose': ['先选一个分数', 'Choose a rating first'], 'rate.thanks': ['谢谢，已收到您的评价。', 'Thank you for rating.'], 'rate.reopened': ['收到。工单已重新打开，我们会尽快联系您。', 'Received. The ticket is open again and we will be in touch soon.'], 'rate.given': ['您的评分：{n} 分', 'Your rating: {n} of 5'],
  'diag.title': ['先拍几张照片，我们远程看看', 'A few photos, and we look from here'], 'diag.text': ['按提示拍 {n} 项，大约 3 分钟。能远程解决，就不用等人上门。', '{n} things to take, about three minutes. If it can be settled from here, nobody need come.'],
  'diag.optional': ['（可以不拍）', '(optional)'], 'diag.optionalWord': ['可以不拍', 'optional'], 'diag.begin': ['开始', 'Begin'], 'diag.privacy': ['照片只用于处理这张工单，拍摄地点等信息会自动去掉。', 'Photos serve this ticket alone; where they were taken is removed.'],
  'diag.step': ['第 {n} 项，共 {of} 项', '{n} of {of}'], 'diag.back': ['上一步', 'Back'], 'diag.next': ['下一步', 'Next'], 'diag.skip': ['跳过', 'Skip'], 'diag.later': ['稍后再拍', 'Later'],
  'diag.review': ['检查后发送', 'Look it over and send'], 'diag.change': ['修改', 'Change'], 'diag.add': ['去拍', 'Take it'], 'diag.missing': ['还没拍', 'Not taken yet'], 'diag.none': ['没有拍', 'None'], 'diag.missingAct': ['还差：{what}', 'Still missing: {what}'],
  'diag.remark': ['补充说明（选填）', 'Anything to add (optional)'], 'diag.send': ['发送给门店', 'Send to the store'], 'diag.addMore': ['再补几张', 'Add more'], 'diag.sent': ['已发送的照片', 'What you sent'],
  'shot.take': ['拍照', 'Take a photo'], 'shot.more': ['再拍一张', 'One more'], 'shot.film': ['拍视频', 'Take a video'], 'shot.album': ['从相册选', 'From my photos'], 'shot.sending': ['正在上传…', 'Sending…'], 'shot.sent': ['已上传', 'Received'], 'shot.again': ['再传一次', 'Send again'],
  'shot.large': ['文件太大，上限 {most} MB', 'Too large; the limit is {most} MB'], 'shot.videoHint': ['MP4，10 到 30 秒，不超过 {most} MB。', 'MP4, ten to thirty seconds, {most} MB at most.'], 'shot.photo': ['照片 {n}', 'Photo {n}'], 'shot.video': ['视频 {n}', 'Video {n}'], 'shot.remove': ['删除{name}', 'Remove {name}'], 'shot.removed': ['已删除', 'Removed'],
  'mark.act': ['圈出问题', 'Circle what is wrong'], 'mark.change': ['改标注', 'Change marks'], 'mark.hint': ['圈出有问题的地方，我们看得更准。', 'Circle what is wrong, so that we look at the right spot.'], 'mark.title': ['标注照片', 'Mark the photo'], 'mark.picture': ['要标注的照片', 'The photo to mark'], 'mark.done': ['完成', 'Done'], 'mark.cancel': ['取消', 'Cancel'], 'mark.undo': ['撤销', 'Undo'],
  'mark.CIRCLE': ['圈', 'Circle'], 'mark.ARROW': ['箭头', 'Arrow'], 'mark.LINE': ['画线', 'Line'], 'mark.count': ['{n} 处标注', 'marks: {n}'], 'mark.kept': ['标注已保存', 'Marks saved'],
  'state.SUBMITTED': ['已收到，谢谢', 'Received, thank you'], 'state.SUBMITTED.text': ['门店正在看，结果会在工单里告诉您。', 'The store is looking at it and will tell you on the ticket.'], 'state.WITHDRAWN': ['这次拍照已取消', 'These photos are no longer needed'], 'state.WITHDRAWN.text': ['如有需要，门店会再发一个链接。', 'The store sends another link if it needs one.'],
  'outcome.VISIT_AVOIDED': ['不用上门', 'Nobody need come'], 'outcome.VISIT_AVOIDED.text': ['门店看过照片，可以远程处理，做法会在工单里告诉您。', 'The store has looked at it and settles it from there; you will read how on the ticket.'], 'outcome.VISIT_NEEDED': ['需要上门', 'Somebody will come'], 'outcome.VISIT_NEEDED.text': ['门店看过照片，会联系您约上门时间。', 'The store has looked at it and will arrange a time with you.'],
  'kiosk.setup': ['登记这台设备', 'Register this tablet'], 'kiosk.key': ['设备密钥', 'Key of this tablet'], 'kiosk.keyHint': ['由管理员生成，以 kk_ 开头。', 'Made by an administrator; it begins with kk_.'], 'kiosk.enter': ['登记', 'Register'],
  'kiosk.title': ['自助退货', 'Return something'], 'kiosk.text': ['扫描小票，或输入会员号。没有包装也可以申请。', 'Scan your receipt or enter your member number. You may ask without the package, too.'],
  'kiosk.byReceipt': ['有小票', 'With a receipt'], 'kiosk.receipt': ['小票号', 'Receipt number'], 'kiosk.receiptHint': ['对准扫描口，或照着小票输入。', 'Hold it to the scanner, or type it.'], 'kiosk.byMember': ['没有小票', 'Without a receipt'], 'kiosk.member': ['会员号', 'Member number'], 'kiosk.find': ['查找', 'Find'],
  'kiosk.choose': ['退哪一件？', 'Which one?'], 'kiosk.bought': ['{at} 购买，小票 {no}', 'bought {at}, receipt {no}'], 'kiosk.restart': ['重新开始', 'Start again'], 'kiosk.why': ['为什么退？', 'Why?'], 'kiosk.packaging': ['包装还在', 'I have the package'], 'kiosk.ask': ['申请退货', 'Ask for the return'], 'kiosk.reasonFirst': ['先选一个原因', 'Choose a reason first'],
  'return.NO_REASON': ['不想要了', 'I do not want it'], 'return.QUALITY': ['质量问题', 'Something is wrong with it'], 'return.FRESH': ['不新鲜', 'It is spoiled'], 'return.NOT_AS_DESCRIBED': ['和描述不一样', 'Not as described'], 'return.DAMAGED': ['破损', 'Damaged'], 'return.WRONG_ITEM': ['发错、拿错了', 'The wrong item'], 'return.OTHER': ['其他', 'Something else'],
  'slip.accepted': ['退货已同意', 'Return accepted'], 'slip.acceptedText': ['退款已经发出，原路退回。请把商品放到服务台。', 'The refund is on its way back to you. Please leave the goods at the desk.'], 'slip.asked': ['申请已收到', 'Your request is in'], 'slip.askedText': ['店员会尽快审核，请到服务台。', 'The staff will look at it soon; please go to the desk.'], 'slip.askedBy': ['{at} 前审核完，请到服务台。', 'It is reviewed by {at}; please go to the desk.'],
  'slip.follow': ['凭这个号码可以查进度。', 'You can follow it by this number.'], 'slip.print': ['打印小票', 'Print a slip'], 'slip.done': ['完成', 'Done'],
  'foot.link': ['这个链接 {at} 前有效。请不要转发给别人。', 'This link holds until {at}. Please do not pass it on.'],
} as const satisfies Record<string, Pair>;

export type PortalWord = keyof typeof words;
export const portalWords: Record<PortalWord, Pair> = words;
