// Photos, papers and short videos on a ticket, with the message that brought them.
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { FileKind } from '../platform/file.ts';

/** Files that one message may bring. */
export const MOST_FILES = 10;

@Noun('TicketFile', {
  table: 'ticket_files', read: 'tickets:read', owner: 'customerId', letter: 'F', roots: false, defaultSort: { prop: 'createdAt', order: 'ASC' },
  description: 'A file on a ticket: seen by whoever sees the ticket.',
})
export class TicketFile extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'TicketEvent', nullable: true, description: 'The message that it came with.' }) eventId?: string | null;
  @Prop({ kind: 'id', of: 'StoredFile' }) fileId!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) name!: string;
  @Prop({ kind: 'enum', enum: FileKind }) fileKind!: FileKind;
  @Prop({ kind: 'text' }) mediaType!: string;
  @Prop({ kind: 'int' }) bytes!: number;
  @Prop({ kind: 'int', nullable: true }) width?: number | null;
  @Prop({ kind: 'int', nullable: true }) height?: number | null;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Who put it there, as known then.' }) authorName!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'The same, by the English name.' }) authorNameEn?: string | null;
}

@InputType()
export class AttachTicketFilesInput {
  @Field(() => ID) id!: string;
  @Field(() => [ID], { description: 'Uploads of one’s own that hang on nothing yet.' }) @ArrayMinSize(1) @ArrayMaxSize(MOST_FILES) fileIds!: string[];
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}
