// What callers send and get when files are taken in and given out.
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Json } from '../scalars.ts';
import { Length } from '../text.ts';

export enum DuplicateRule { MERGE = 'MERGE', SKIP = 'SKIP', NEW = 'NEW' }
registerEnumType(DuplicateRule, { name: 'DuplicateRule', description: 'How a row that is there already is met: fill and update it, leave it, or make another.' });
export enum FileFormat { CSV = 'CSV', XLSX = 'XLSX' }
registerEnumType(FileFormat, { name: 'FileFormat' });

@InputType({ description: 'The file is named by uploadId (POST /files/upload), or sent along as contentBase64 when it is small.' })
export class ImportFileInput {
  @Field(() => String, { description: 'customers, purchases, employees, ...' }) @Length(1, 40) kind!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) uploadId?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(240_000) contentBase64?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(200) fileName?: string;
  @Field(() => Json, { nullable: true, description: 'Field -> header of its column; suggested from the headers when unsaid.' }) mapping?: Record<string, string>;
  @Field(() => Json, { nullable: true, description: 'Cells mended by hand: "<line>:<field>" -> text.' }) fixes?: Record<string, string>;
  @Field(() => [String], { nullable: true, description: 'Cures for whole columns, as the preview offers them: "<field>:<key>".' }) @IsOptional() @ArrayMaxSize(50) @MaxLength(80, { each: true }) cures?: string[];
  @Field(() => Boolean, { nullable: true }) dryRun?: boolean;
  @Field(() => DuplicateRule, { nullable: true }) duplicates?: DuplicateRule;
  @Field(() => String, { nullable: true, description: 'Id or code of the store of rows that name none.' }) @IsOptional() @MaxLength(60) storeId?: string;
}

@ObjectType()
export class UploadedTransfer {
  @Field(() => ID) transferId!: string;
  @Field(() => ID) jobId!: string;
}

@ObjectType({ description: 'What a wrong cell could say instead.' })
export class CellCure {
  @Field(() => String, { description: 'DIGIT_LETTERS, EMPTY_WORD, ...' }) key!: string;
  @Field(() => String) text!: string;
}
@ObjectType()
export class PreviewCell {
  @Field(() => String) field!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { nullable: true }) value?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is wrong, in words.' }) problem?: string | null;
  @Field(() => String, { nullable: true, description: 'The same as a word.' }) reason?: string | null;
  @Field(() => CellCure, { nullable: true }) cure?: CellCure | null;
}
@ObjectType()
export class PreviewRow {
  @Field(() => Int) line!: number;
  @Field(() => Boolean) isRepaired!: boolean;
  @Field(() => [PreviewCell]) cells!: PreviewCell[];
}
@ObjectType()
export class PreviewField {
  @Field(() => String) key!: string;
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Boolean) isRequired!: boolean;
  @Field(() => String) type!: string;
}
@ObjectType({ description: 'One kind of error of one field, and in how many cells it stands.' })
export class PreviewProblem {
  @Field(() => String) field!: string;
  @Field(() => String) reason!: string;
  @Field(() => Int) count!: number;
}
@ObjectType({ description: 'A cure that would mend many cells of a column at once.' })
export class PreviewCure {
  @Field(() => String) field!: string;
  @Field(() => String) key!: string;
  @Field(() => Int) count!: number;
  @Field(() => String) sample!: string;
  @Field(() => String, { description: 'What the sample becomes.' }) result!: string;
}
@ObjectType()
export class ImportPreview {
  @Field(() => [String]) headers!: string[];
  @Field(() => String) encoding!: string;
  @Field(() => Json) mapping!: Record<string, string>;
  @Field(() => String, { nullable: true, description: 'What the mapping lacks, in words.' }) missing?: string | null;
  @Field(() => [PreviewField]) fields!: PreviewField[];
  @Field(() => Int) rowsRead!: number;
  @Field(() => Boolean, { description: 'False: the counts are of the first 20,000 rows.' }) isWhole!: boolean;
  @Field(() => Int) badCount!: number;
  @Field(() => Int) repairedCount!: number;
  @Field(() => [PreviewRow]) rows!: PreviewRow[];
  @Field(() => [PreviewRow]) badRows!: PreviewRow[];
  @Field(() => [PreviewProblem]) problems!: PreviewProblem[];
  @Field(() => [PreviewCure]) cures!: PreviewCure[];
}

@ObjectType({ description: 'A kind of file, with its fields.' })
export class TransferKind {
  @Field(() => String) kind!: string;
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Boolean) canImport!: boolean;
  @Field(() => Boolean) canExport!: boolean;
  @Field(() => [PreviewField]) fields!: PreviewField[];
}

@InputType()
export class UndoImportInput { @Field(() => ID) transferId!: string }
@ObjectType()
export class UndoImportResult { @Field(() => Int, { description: 'Rows taken back.' }) removed!: number; @Field(() => ID) transferId!: string }

@InputType()
export class ExportRowsInput {
  @Field(() => String, { description: 'customers, purchases, ...' }) @Length(1, 40) kind!: string;
  @Field(() => Json, { nullable: true, description: 'The filter of the list, as the list takes it.' }) filter?: Record<string, unknown>;
  @Field(() => [String], { nullable: true, description: 'Properties, in order; the kind’s usual ones when unsaid.' }) @IsOptional() @ArrayMaxSize(300) @MaxLength(120, { each: true }) columns?: string[];
  @Field(() => FileFormat, { nullable: true }) format?: FileFormat;
  @Field(() => String, { nullable: true, description: 'Name of the view, for the file name.' }) @IsOptional() @MaxLength(80) title?: string;
}

@ObjectType({ description: 'A path that opens a file until a moment, for those who may.' })
export class FileLink { @Field(() => String) path!: string; @Field(() => String) fileName!: string; @Field(() => String) expiresAt!: string }
