// The weekly red and black board: who did best and who needs help, among peers, with as much of the names as was agreed.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum BoardPrivacy { NAMES = 'NAMES', INITIALS = 'INITIALS', OWN_RANK = 'OWN_RANK' }
registerEnumType(BoardPrivacy, { name: 'BoardPrivacy', description: 'What colleagues see of each other on the board: names, initials, or nothing but the own rank.' });
export enum BoardSide { RED = 'RED', BLACK = 'BLACK', NONE = 'NONE' }
registerEnumType(BoardSide, { name: 'BoardSide', description: 'RED: the honours; BLACK: needs help; NONE: between.' });
export enum AppealState { OPEN = 'OPEN', UPHELD = 'UPHELD', REJECTED = 'REJECTED' }
registerEnumType(AppealState, { name: 'AppealState' });

@Noun('Board', { table: 'boards', read: 'staff:read', defaultSort: { prop: 'fromOn', order: 'DESC' }, description: 'The board of a week, made once by rules that it keeps: made again of the same facts it is the same.' })
export class Board extends Row {
  @Prop({ kind: 'day' }) fromOn!: string;
  @Prop({ kind: 'day', description: 'The first day that no longer counts.' }) untilOn!: string;
  @Prop({ kind: 'id', of: 'KpiSchemeVersion' }) schemeVersionId!: string;
  @Prop({ kind: 'enum', enum: BoardPrivacy }) privacy!: BoardPrivacy;
  @Prop({ kind: 'int', description: 'Fewer results than this in the week: not ranked.' }) minSample!: number;
  @Prop({ kind: 'int', description: 'So many of each peer group stand on either side at most.' }) places!: number;
  @Prop({ kind: 'int', description: 'By which rule people were placed: 1 until November 2026, where all who tied stood; 2 since, where of equal scores the one of more results is ahead.' }) ruleVersion!: number;
  @Prop({ kind: 'int', description: 'Who were counted.' }) rankedCount!: number;
  @Prop({ kind: 'int', description: 'Who had too few results.' }) unrankedCount!: number;
  @Prop({ kind: 'instant', description: 'Facts as of then.' }) computedAt!: string;
  @Prop({ kind: 'text', description: 'Hash over rules, values and order.' }) checksum!: string;
}

@Noun('BoardEntry', { table: 'board_entries', read: 'staff:read-scorecards', roots: { one: 'boardEntry', many: 'boardEntries' }, defaultSort: { prop: 'rank', order: 'ASC' }, description: 'One person on the board of a week.' })
export class BoardEntry extends Row {
  @Prop({ kind: 'id', of: 'Board' }) boardId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', description: 'Stores of a like size are compared: S, M or L.' }) peerGroup!: string;
  @Prop({ kind: 'int', nullable: true, description: 'Within the peer group; null: too few results.' }) rank?: number | null;
  @Prop({ kind: 'int' }) peerCount!: number;
  @Prop({ kind: 'int', nullable: true, description: 'Of the week before.' }) previousRank?: number | null;
  @Prop({ kind: 'enum', enum: BoardSide, facet: true }) side!: BoardSide;
  @Prop({ kind: 'decimal', scale: 8, nullable: true }) score?: string | null;
  @Prop({ kind: 'int' }) sample!: number;
  @Prop({ kind: 'json', description: 'How the score came about: an explanation tree.' }) explanation!: unknown;
  @Prop({ kind: 'enum', enum: AppealState, nullable: true }) appealState?: AppealState | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) appealReason?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) appealDecision?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) appealDecidedById?: string | null;
}
