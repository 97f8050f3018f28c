// Which of our messages are carried to the customer, and how they read as a mail. Pure.
import { TicketChannel } from '../../../schema/tickets/kinds.ts';
import type { Viewer } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import type { OutChannel } from '../portal/link-way.rules.ts';

/** Channels by which people write to each other; elsewhere what stands in the thread was said by mouth. */
const WRITTEN: ReadonlySet<TicketChannel> = new Set([TicketChannel.EMAIL, TicketChannel.CHAT, TicketChannel.WECOM, TicketChannel.MINI_PROGRAM, TicketChannel.SOCIAL]);

/** Is it for us to bring it to her? What a machine says by its key it has said to her itself. */
export const isCarried = (channel: TicketChannel, viewer: Pick<Viewer, 'kind'>): boolean => WRITTEN.has(channel) && viewer.kind !== 'apiKey';

/** Ways that keep to the channel by which it was to go: an answer in a chat never becomes a text message. */
export const waysOf = (channel: string, channels: readonly OutChannel[], hasMail: boolean): { channels: OutChannel[]; hasMail: boolean } => ({
  channels: channels.filter((one) => one.channel === channel), hasMail: hasMail && channel === TicketChannel.EMAIL,
});

/** A mail that stays in one thread with hers: her subject, the number by which her answer finds the ticket. */
export function mailWords(facts: { number: string; subject: string; body: string }, language: Language): { subject: string; text: string } {
  const subject = `Re: ${facts.subject.replace(/[\r\n]+/g, ' ')} [${facts.number}]`;
  const foot = language === 'zh' ? `工单 ${facts.number}，直接回复这封邮件即可。` : `Ticket ${facts.number}. Just answer this mail.`;
  return { subject, text: `${facts.body}\n\n-- \n${foot}` };
}

/** Bytes of attachments that one message carries; what is beyond is named in the text of the thread alone. */
const MOST_CARRIED = 6_000_000;
/** Those that go along, in their order, as far as they fit; the names of the others. */
export function fitting<F extends { bytes: number; name: string }>(files: readonly F[]): { taken: F[]; left: string[] } {
  const taken: F[] = [];
  const left: string[] = [];
  let sum = 0;
  for (const file of files) {
    if (sum + file.bytes > MOST_CARRIED) { left.push(file.name); continue; }
    sum += file.bytes;
    taken.push(file);
  }
  return { taken, left };
}
