// Words of a scheme's form, of trying it on a person, and of what two versions differ in.
import { defineMessages } from '../i18n/messages.ts';

export const schemeMessages = defineMessages({
  'payForm.scope': ['给谁', 'For whom'], 'payForm.positions': ['岗位', 'Posts'], 'payForm.levels': ['级别', 'Levels'], 'payForm.stores': ['门店', 'Stores'], 'payForm.persons': ['指定员工', 'Named people'], 'payForm.everybody': ['不选即不限', 'None chosen: all'], 'payForm.all': ['全部员工', 'Everybody'], 'payForm.bounds': ['合计限额', 'Limits of the whole'], 'payForm.late': ['迟到数据', 'Late facts'],
  'payForm.add': ['添加', 'Add'], 'payForm.remove': ['去掉 %{name}', 'Remove %{name}'],
  'payForm.terms': ['整单规则', 'Of the whole statement'], 'payForm.least': ['合计保底（%{currency}）', 'At least, %{code}'], 'payForm.most': ['合计封顶（%{currency}）', 'At most, %{code}'], 'payForm.months': ['追溯期（月）', 'Late facts count for, months'], 'payForm.share': ['每次追回不超过该月应发的', 'Taken back at once, at most of a pay'],
  'payForm.window': ['异议期（天）', 'May be disputed for, days'], 'payForm.answer': ['答复期限（天）', 'Answered within, days'],
  'payForm.cap': ['本项封顶（%{currency}）', 'Cap of it, %{code}'], 'payForm.floor': ['本项保底（%{currency}）', 'Floor of it, %{code}'],
  'payForm.note': ['改了什么，为什么', 'What changes, and why'], 'payForm.effective': ['从哪天起生效（不填即现在）', 'In force from the day; empty: now'], 'payForm.publishText': ['生效后这一版不再改；已经核算的月份仍按原来的版本。', 'Once in force this version never changes; months that were reckoned keep theirs.'], 'payForm.ever': ['一直', 'Always'],
  'payForm.component': ['第 %{place} 项', 'Component %{place}'], 'payForm.key': ['代号', 'Key'], 'payForm.up': ['上移「%{name}」', 'Move “%{name}” up'],
  'payForm.method': ['怎么落档', 'How tiers count'], 'payForm.method.WHOLE': ['整额按所在档', 'All of it at the tier reached'], 'payForm.method.MARGINAL': ['分段各按各档', 'Each part at its own tier'], 'payForm.method.INTERPOLATED': ['费率随档内进度', 'Rate grows as tiers fill'],
  'payForm.pays': ['档里写的是', 'A tier says'], 'payForm.pays.RATE': ['费率（指标 × 费率）', 'a rate, times the figure'], 'payForm.pays.AMOUNT': ['到档就发的金额', 'the money for reaching it'], 'payForm.running': ['按全年累计落档', 'Filled by the year so far'],
  'payForm.tiers': ['各档', 'Tiers'], 'payForm.from': ['从', 'From'], 'payForm.to': ['不到', 'To under'], 'payForm.rate': ['费率', 'Rate'], 'payForm.money': ['金额（%{currency}）', 'Amount, %{code}'], 'payForm.noEnd': ['不封顶', 'no end'], 'payForm.addTier': ['加一档', 'Add a tier'], 'payForm.removeTier': ['去掉第 %{place} 档', 'Remove tier %{place}'],
  'payForm.how': ['谁得奖', 'Who is awarded'], 'payForm.how.CONDITION': ['满足条件的人', 'Whoever meets a condition'], 'payForm.how.RANK': ['排名靠前的人', 'The best of a ranking'], 'payForm.how.NAMED': ['由人评定', 'Whom people name'],
  'payForm.condition': ['条件', 'Condition'], 'payForm.rankedBy': ['按什么排名', 'Ranked by'], 'payForm.top': ['取前几名', 'The best'], 'payForm.among': ['在哪里比', 'Among'], 'payForm.among.STORE': ['每个门店', 'each store'], 'payForm.among.CHAIN': ['全公司', 'the chain'],
  'payForm.ties': ['并列时', 'Who is alike'], 'payForm.threshold': ['低于此值不评', 'Below this nobody'], 'payForm.leastAward': ['单次最少（%{currency}）', 'At least, %{code}'], 'payForm.mostAward': ['单次最多（%{currency}）', 'At most, %{code}'],
  'payForm.sample': ['样本看哪个指标', 'Sample of'], 'payForm.sampleLeast': ['样本最少', 'At least, rows'], 'payForm.noSample': ['不看样本', 'No least sample'], 'payForm.missing': ['没有数据时发（%{currency}）', 'Without data, %{code}'],
  'payForm.split': ['怎么分', 'Split'], 'payForm.split.EQUAL': ['人人一样', 'alike'], 'payForm.split.DAYS': ['按在岗天数', 'by days'], 'payForm.split.WEIGHT': ['按权重', 'by weight'], 'payForm.weight': ['权重', 'Weight'], 'payForm.team': ['团队', 'Team'], 'payForm.team.STORE': ['门店', 'store'], 'payForm.team.CHAIN': ['全公司', 'chain'],
  'payForm.per': ['金额是', 'The amount is'], 'payForm.per.TEAM': ['每个团队的', 'of each team'], 'payForm.per.HEAD': ['每个人头的', 'of each head'], 'payForm.isFactored': ['受实习生系数影响', 'The intern factor touches it'],
  'payTry.title': ['在一个人身上试', 'Try it on a person'], 'payTry.person': ['员工', 'Person'], 'payTry.month': ['月份', 'Month'], 'payTry.act': ['算一算', 'Reckon'], 'payTry.among': ['当月范围内 %{count} 人', '%{count} people in scope'],
  'payDiff.added': ['新增', 'Added'], 'payDiff.removed': ['去掉', 'Removed'], 'payDiff.whole': ['整单', 'Whole statement'], 'payDiff.none': ['无', 'none'], 'payDiff.yes': ['是', 'yes'], 'payDiff.no': ['否', 'no'], 'payDiff.moved': ['顺序有变', 'Order changed'],
});
