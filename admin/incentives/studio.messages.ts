// Words of the studio in which schemes are tried on past months.
import { defineMessages } from '../i18n/messages.ts';

export const studioMessages = defineMessages({
  'studio.title': ['方案试算', 'What if'], 'studio.facts': ['用已过去的月份试一个方案，不保存任何结果', 'A scheme on months that are past; nothing is kept'], 'studio.whose': ['谁的薪酬', 'Whose pay'], 'studio.by': ['改按', 'Reckoned by'], 'studio.months': ['最近几个月', 'Last months'],
  'studio.empty': ['选一个版本，看它会让谁多拿、谁少拿', 'Choose a version and see who would gain and who would lose'], 'studio.emptyText': ['与实际核算的月份逐人比较；没有核算过的月份按现行版本比较。', 'Compared person by person with what was reckoned; where nothing was, with the version in force.'],
  'studio.before': ['原来', 'Before'], 'studio.after': ['改后', 'After'], 'studio.cost': ['总成本变化', 'Change of cost'], 'studio.people': ['人', 'people'], 'studio.byMonth': ['逐月总额', 'Month by month'], 'studio.unit': ['元', 'CNY'], 'studio.byMonthSummary': ['原来 %{before}，改后 %{after}', '%{before} before, %{after} after'],
  'studio.byStoreHead': ['各店人均变化', 'Change a head, by store'], 'studio.byStoreSummary': ['%{count} 个门店的人均变化', 'Change a head in %{count} store |||| Change a head in %{count} stores'], 'studio.perHead': ['人均', 'A head'], 'studio.fairness': ['公平性', 'Fairness'], 'studio.figure': ['指标', 'Figure'], 'studio.byStore': ['门店', 'Store'], 'studio.byPost': ['岗位', 'Post'],
  'studio.persons': ['每个人', 'Person by person'], 'studio.personsFacts': ['变化最大的在前', 'Largest changes first'], 'studio.openPerson': ['打开员工', 'Open the person'],
  'booking.pay.owed': ['应付薪酬', 'Pay owed'], 'booking.payout.paid': ['已付出', 'Paid out'], 'booking.pay.returned': ['薪酬退回', 'Pay came back'], 'booking.pay.arrived': ['薪酬补到', 'Pay arrived after all'], 'booking.compensation.granted': ['给顾客补偿', 'Compensation granted'],
  'booking.charge-back.accepted': ['追偿被认可', 'Charge-back accepted'], 'booking.charge-back.settled': ['追偿到账', 'Charge-back settled'], 'booking.shopperPayment.booked': ['神秘顾客费用', 'Shopper’s fee'],
  'payLedger.title': ['账目', 'Ledger'], 'payLedger.facts': ['奖励、薪酬、补偿记在同一本账里；只增不改', 'Awards, pay and compensation in one book; nothing is ever changed'], 'payLedger.accounts': ['科目', 'Accounts'], 'payLedger.balance': ['余额', 'Balance'], 'payLedger.sum': ['合计应为零', 'Comes to nothing in all'],
  'payLedger.entries': ['记账', 'Bookings'], 'payLedger.when': ['时间', 'When'], 'payLedger.what': ['业务', 'What'], 'payLedger.amount': ['金额', 'Amount'], 'payLedger.who': ['经手', 'By'], 'payLedger.of': ['对象', 'About'], 'payLedger.all': ['全部', 'All'], 'payLedger.pay': ['薪酬', 'Pay'], 'payLedger.compensation': ['补偿与退款', 'Compensation'],
  'payLedger.reversal': ['冲回', 'Reversal'], 'payLedger.empty': ['还没有记账', 'Nothing is booked yet'], 'payLedger.emptyText': ['发放薪酬或给顾客补偿后记在这里。', 'Pay and what customers are given is booked here.'], 'payLedger.more': ['再看 50 笔', '50 more'], 'payLedger.export': ['导出账目', 'Export'], 'payLedger.payouts': ['待处理的付款', 'Payouts that wait'], 'payLedger.open': ['打开', 'Open'],
});
