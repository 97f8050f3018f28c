// What certificates say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const certificateReasons = defineMessages({
  CERTIFICATE_KEY_TAKEN: ['这个代号已有人用', 'This key is taken'],
  CERTIFICATE_KEY_FIXED: ['代号不能改', 'The key cannot be changed'],
  CERTIFICATE_EXAM: ['没有这场考试', 'There is no such exam'],
  CERTIFICATE_HOURS: ['学时要大于 0', 'Hours are more than 0'],
  CERTIFICATE_KIND: ['没有这种证书', 'There is no such kind of certificate'],
  CERTIFICATE_PERSON: ['没有这位在职员工', 'Nobody of that id works here'],
  CERTIFICATE_OWN: ['不能给自己发证，也不能吊销自己的', 'Nobody gives themselves a certificate or takes away their own'],
  CERTIFICATE_UNTIL: ['最后一天要在今天或以后，十年以内', 'The last day is today or later, within ten years'],
  CERTIFICATE_OVER: ['证书已吊销或已到期', 'It was taken away or has ended'],
  TRANSFER_OVER: ['这条建议已处理', 'This proposal was decided'],
  TRANSFER_POSITION: ['调岗要写明一个不同的新岗位', 'A transfer names another position'],
  TRANSFER_OWN: ['不能处理关于自己的建议', 'Nobody decides about themselves'],
});
