// What signing in, accounts, roles and keys say to people.
import { defineMessages } from '../../core/messages.ts';

export const authReasons = defineMessages({
  SIGN_IN_WRONG: ['用户名或密码不对', 'The user name or the password is wrong'],
  SIGN_IN_LIMITED: ['试错次数太多，请 {minutes} 分钟后再试', 'Too many wrong tries; try again in {minutes} minutes'],
  TOKEN_INVALID: ['登录已失效，请重新登录', 'This sign-in is no longer good; sign in again'],
  ORIGIN_FOREIGN: ['请求来自别的网站，未执行', 'The request came from another site and was not carried out'],
  PASSWORD_WRONG: ['现在的密码不对', 'The present password is wrong'],
  PASSWORD_TOO_SHORT: ['密码至少 10 个字符', 'A password has 10 characters or more'],
  PASSWORD_TOO_LONG: ['密码最长 1 kB', 'A password has 1 kB at most'],
  PASSWORD_GUESSABLE: ['密码太容易猜到，换一个', 'This password is too easy to guess; choose another'],
  SESSION_REQUIRED: ['只有登录的人可以这样做，密钥不行', 'Only a person who is signed in can do this, not a key'],
  USERNAME_INVALID: ['用户名用 2–40 个小写字母、数字、点、横线', 'A user name has 2 to 40 lower-case letters, digits, dots and hyphens'],
  USERNAME_TAKEN: ['用户名已被使用', 'This user name is taken'],
  EMPLOYEE_TAKEN: ['这位员工已有账号', 'This employee has an account already'],
  USER_STRONGER: ['此人有你没有的权限，不能改此账号', 'This person holds rights that you do not hold; you cannot change the account'],
  USER_SELF: ['不能对自己的账号这样做，请另一位管理员来做', 'Not on your own account; another administrator does it'],
  GRANT_SELF: ['不能给自己授予或收回角色，请另一位管理员来做', 'Nobody grants or revokes roles of their own; another administrator does it'],
  GRANT_TOO_WIDE: ['角色「{role}」最大范围是「{widest}」', 'The role “{role}” reaches as far as {widest} at most'],
  GRANT_PLACE_MISSING: ['选好门店或区域', 'Name the store or the region'],
  GRANT_DAYS: ['结束日要晚于开始日', 'The last day comes after the first'],
  KEY_ROLE_ONLY: ['密钥的账号只能有「接口」角色', 'The account of a key holds the role “API key” only'],
  KEY_EXPIRY: ['有效期要在今天之后、两年之内', 'It expires after today and within two years'],
  REVEAL_REASON: ['说明查看原因（至少 4 个字）', 'Say why (4 characters or more)'],
  REVEAL_FIELD: ['此字段没有隐藏的内容', 'This field hides nothing'],
  REVEAL_LIMIT: ['今天已查看 {limit} 次，明天再来', 'You have opened {limit} today; more tomorrow'],
});
