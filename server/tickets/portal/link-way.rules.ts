// By which way a link reaches its customer: the system that brings what she says, then her e-mail, then text messages. Pure.
import type { Label } from '../../core/language.ts';

export interface OutChannel { id: string; key: string; nameZh: string; nameEn: string; channel: string; deliverUrl: string; /** She has written by it on this ticket. */ isHers: boolean; openId: string | null }
export interface Reachable { phone: string | null; email: string | null; ticketChannel: string; channels: readonly OutChannel[]; hasMail: boolean }
export interface Way { channel: OutChannel | null; email: string | null; /** Where it goes, for masking; none where the channel knows her itself. */ to: { kind: 'phone' | 'email'; value: string } | null; name: Label }

const phoneOf = ({ phone }: Reachable): Way['to'] => phone === null ? null : { kind: 'phone', value: phone };
const mailOf = ({ email }: Reachable): Way['to'] => email === null ? null : { kind: 'email', value: email };

/** A channel that knows her by an open-id of its own needs neither phone nor mail. */
function reaches(one: OutChannel, who: Reachable): boolean {
  if (one.isHers || one.openId) return true;
  if (one.channel === 'EMAIL') return who.email !== null;
  return who.phone !== null && (one.channel === 'PHONE' || one.channel === who.ticketChannel);
}

/** Why none leads to her: nothing sends by the channels in question, or nothing is known by which they would reach her. */
export const whyNone = (who: Pick<Reachable, 'channels' | 'hasMail'>): 'NO_CHANNEL' | 'NO_ADDRESS' => (who.channels.length === 0 && !who.hasMail ? 'NO_CHANNEL' : 'NO_ADDRESS');

/** The first that leads to her; null where none does. */
export function wayTo(who: Reachable): Way | null {
  const rank = (one: OutChannel): number => (one.isHers ? 0 : one.channel === who.ticketChannel ? 1 : one.openId ? 2 : one.channel === 'PHONE' ? 4 : 3);
  const [best] = who.channels.filter((one) => reaches(one, who)).sort((a, b) => rank(a) - rank(b) || Number(a.id) - Number(b.id));
  if (who.hasMail && who.email && (!best || rank(best) >= 3)) return { channel: null, email: who.email, to: mailOf(who), name: { zh: '邮件', en: 'e-mail' } };
  if (!best) return null;
  const to = best.isHers || best.openId ? (phoneOf(who) ?? mailOf(who)) : best.channel === 'EMAIL' ? mailOf(who) : phoneOf(who);
  return { channel: best, email: null, to, name: { zh: best.nameZh, en: best.nameEn } };
}
