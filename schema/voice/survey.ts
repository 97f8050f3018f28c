// What customers are asked and what they answered: surveys over versioned forms, responses, the figure of each question, and invitations.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Sheet, SheetRow } from '../forms/sheet.ts';
import { LinkSending } from '../tickets/portal.ts';

export enum Touchpoint { TABLET = 'TABLET', TICKET = 'TICKET', QUARTERLY = 'QUARTERLY', REVIEW = 'REVIEW', OTHER = 'OTHER' }
registerEnumType(Touchpoint, { name: 'Touchpoint', description: 'TABLET: five stars at till and desk; TICKET: a day after a ticket is done; QUARTERLY: the satisfaction of the quarter; REVIEW: what was written elsewhere.' });
export enum ResponseChannel { TABLET = 'TABLET', LINK = 'LINK', PHONE = 'PHONE', ON_SITE = 'ON_SITE', API = 'API', IMPORT = 'IMPORT' }
registerEnumType(ResponseChannel, { name: 'ResponseChannel', description: 'LINK: by the customer’s own link; PHONE and ON_SITE: a colleague wrote the answers down.' });
export enum Tone { POSITIVE = 'POSITIVE', NEUTRAL = 'NEUTRAL', NEGATIVE = 'NEGATIVE' }
registerEnumType(Tone, { name: 'Tone' });
export enum InvitationState { SENT = 'SENT', ANSWERED = 'ANSWERED', EXPIRED = 'EXPIRED' }
registerEnumType(InvitationState, { name: 'InvitationState', description: 'SENT: she is asked and has not answered; whether the link went says `sending`.' });

@Noun('Survey', {
  table: 'surveys', read: 'voice:read', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'A survey: what it asks stands in the versions of its form, and each response keeps the version that it answers.',
})
export class Survey extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'Form' }) formId!: string;
  @Prop({ kind: 'enum', enum: Touchpoint, facet: true }) touchpoint!: Touchpoint;
  @Prop({ kind: 'text', nullable: true, description: 'Key of the question whose answer is the rating.' }) ratingQuestion?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Key of the question how likely she is to recommend us (0 to 10).' }) recommendQuestion?: string | null;
  @Prop({ kind: 'boolean', fallback: 'true', facet: true, description: 'Takes answers and sends invitations.' }) isOpen!: boolean;
  @Prop({ kind: 'int', fallback: '24', description: 'Hours after a ticket is done at which the customer is asked.' }) delayHours!: number;
  @Prop({ kind: 'int', fallback: '30', description: 'Days within which the same customer is asked once, over all surveys.' }) quietDays!: number;
  @Prop({ kind: 'int', fallback: '14', description: 'Days for which an invitation holds.' }) validDays!: number;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Channels by which it is answered; none: by every one.' }) channels!: string[];
  @Prop({ kind: 'day', nullable: true, description: 'The first day on which it asks and takes answers; none: from the start.' }) opensOn?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'The last such day; none: until it is closed.' }) closesOn?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false' }) isShipped!: boolean;
}

@Noun('SurveyResponse', {
  table: 'survey_responses', read: 'voice:read', defaultSort: { prop: 'answeredAt', order: 'DESC' },
  description: 'One filled survey. Who answered may be nobody that we know; the store, the ticket and the colleague concerned stand with it where they are known.',
})
@Sheet()
export class SurveyResponse extends SheetRow {
  @Prop({ kind: 'id', of: 'Survey', facet: true }) surveyId!: string;
  @Prop({ kind: 'enum', enum: ResponseChannel, facet: true }) channel!: ResponseChannel;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Customer', nullable: true }) customerId?: string | null;
  @Prop({ kind: 'id', of: 'Ticket', nullable: true }) ticketId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'The colleague whom it concerns.' }) employeeId?: string | null;
  @Prop({ kind: 'instant' }) answeredAt!: string;
  @Prop({ kind: 'day', description: 'The store’s own day.' }) answeredOn!: string;
  @Prop({ kind: 'int', nullable: true, description: 'Answer to the question of rating, on its own scale.' }) rating?: number | null;
  @Prop({ kind: 'int', nullable: true, description: 'The best answer of that scale.' }) ratingBest?: number | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'The rating on a scale of 1 to 5, whatever scale it was given on.' }) satisfaction?: string | null;
  @Prop({ kind: 'boolean', nullable: true, facet: true, description: 'The rating is 4 or more of 5.' }) isSatisfied?: boolean | null;
  @Prop({ kind: 'int', nullable: true, description: '0 to 10: 9 and 10 promote, up to 6 detract.' }) recommend?: number | null;
  @Prop({ kind: 'text', nullable: true, sort: false, description: 'What was written, all of it.' }) comment?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'Characters written.' }) commentLength?: number | null;
  @Prop({ kind: 'enum', enum: Tone, nullable: true, facet: true, description: 'What whoever rated said it is; texts so labelled teach the model.' }) label?: Tone | null;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'The same text came with both labels: it teaches nothing.' }) isContested!: boolean;
  @Prop({ kind: 'enum', enum: Tone, nullable: true, facet: true, description: 'What the text says, by the model in force.' }) tone?: Tone | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'From -1 to 1.' }) toneScore?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Name of the file or place where it came from.' }) source?: string | null;
  /** The import that made the row, and the key by which the same file changes nothing. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) externalKey?: string | null;
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}

@Noun('SurveyAnswer', {
  table: 'survey_answers', read: 'voice:read', defaultSort: { prop: 'id', order: 'ASC' }, roots: { many: 'surveyAnswers' },
  description: 'The answer to one question of a scale, in one response: what the figures of single questions are made of.',
})
export class SurveyAnswer extends Row {
  @Prop({ kind: 'id', of: 'SurveyResponse' }) responseId!: string;
  @Prop({ kind: 'id', of: 'Survey', facet: true }) surveyId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true }) storeId?: string | null;
  @Prop({ kind: 'day' }) answeredOn!: string;
  @Prop({ kind: 'text', facet: true }) questionKey!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) questionZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) questionEn!: string;
  @Prop({ kind: 'int' }) value!: number;
  @Prop({ kind: 'int', description: 'The worst answer of the scale.' }) least!: number;
  @Prop({ kind: 'int', description: 'The best answer of the scale.' }) best!: number;
  @Prop({ kind: 'boolean', description: 'One of the two best answers.' }) isTopTwo!: boolean;
}

@Noun('SurveyInvitation', {
  table: 'survey_invitations', read: 'voice:read', owner: 'customerId', letter: 'HS', defaultSort: { prop: 'sentAt', order: 'DESC' }, roots: { many: 'surveyInvitations' },
  description: 'A customer was asked, by her own link: once a ticket, and not more often than the survey allows.',
})
export class SurveyInvitation extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Survey', facet: true }) surveyId!: string;
  @Prop({ kind: 'id', of: 'Ticket', nullable: true }) ticketId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) employeeId?: string | null;
  @Prop({ kind: 'enum', enum: InvitationState, facet: true, fallback: "'SENT'" }) state!: InvitationState;
  @Prop({ kind: 'enum', enum: LinkSending, nullable: true, facet: true, description: 'Whether her link went; none: not noted.' }) sending?: LinkSending | null;
  @Prop({ kind: 'instant', description: 'When her link went; until then, when she was to be asked.' }) sentAt!: string;
  @Prop({ kind: 'day' }) sentOn!: string;
  @Prop({ kind: 'instant' }) expiresAt!: string;
  @Prop({ kind: 'instant', nullable: true }) answeredAt?: string | null;
}
