// Words about files on tickets.
import { defineMessages } from '../i18n/messages.ts';

export const ticketFilesMessages = defineMessages({
  'file.add': ['加照片或文件', 'Add photos or files'],
  'file.sending': ['正在传…', 'Sending…'],
  'file.failed': ['没有传上去，再试一次', 'It was not taken: try again'],
  'file.most': ['一次最多 %{most} 个文件', 'At most %{most} files at a time'],
  'file.chosen': ['要一起发的文件', 'Files that go with it'],
  'file.remove': ['去掉 %{name}', 'Remove %{name}'],
  'file.open': ['打开 %{name}', 'Open %{name}'],
  'file.brought': ['一起来的文件', 'Files that came with it'],
  'file.alone': ['加了文件', 'added files'],
  'file.large': ['文件 %{name}', 'File %{name}'],
  'file.newTab': ['在新标签页打开', 'Open in a new tab'],
  'file.close': ['关上', 'Close'],
  'file.previous': ['上一个', 'Previous'],
  'file.next': ['下一个', 'Next'],
});
