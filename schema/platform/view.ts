// Views of lists that people keep: filter, sort and columns under a name, for oneself or for those of a role.
import { Noun, Prop, Row } from '../base.ts';

@Noun('SavedView', {
  table: 'saved_views', read: 'platform:read-own-events', defaultSort: { prop: 'position', order: 'ASC' },
  description: 'A list as somebody keeps it: one’s own, those of one’s roles, and those for everybody.',
})
export class SavedView extends Row {
  @Prop({ kind: 'id', of: 'User', description: 'Who keeps it, and alone may change it.' }) ownerId!: string;
  @Prop({ kind: 'text', nullable: true, description: 'Key of the role whose holders see it too; `everybody`: all who open the list. None: the owner alone.' }) roleKey?: string | null;
  @Prop({ kind: 'text', description: 'The list, as it stands in the console’s address: tickets.' }) resource!: string;
  @Prop({ kind: 'text', description: 'In the owner’s words.' }) name!: string;
  @Prop({ kind: 'json', description: 'Conditions, as they stand in the address. A condition that a viewer may not use is left out by the console, which says so.' }) filter!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) sortField?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', filter: false, sort: false }) isDescending!: boolean;
  @Prop({ kind: 'texts', nullable: true, description: 'Columns that are left out; none said: as the viewer has them.' }) hiddenColumns?: string[] | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'comfortable or compact.' }) density?: string | null;
  @Prop({ kind: 'int', fallback: '0', description: 'Place among its owner’s.' }) position!: number;
}

@Noun('ViewChoice', {
  table: 'view_choices', read: 'platform:read-own-events', roots: { many: 'viewChoices' }, defaultSort: { prop: 'resource', order: 'ASC' },
  description: 'Which view of a list opens first for its owner.',
})
export class ViewChoice extends Row {
  @Prop({ kind: 'id', of: 'User' }) userId!: string;
  @Prop({ kind: 'text' }) resource!: string;
  @Prop({ kind: 'text', description: 'Key of a shipped view, or the id of a saved one.' }) viewKey!: string;
}
