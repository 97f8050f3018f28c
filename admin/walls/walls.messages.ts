// Words of the walls of service standards in the console.
import { defineMessages } from '../i18n/messages.ts';

export const wallMessages = defineMessages({
  'walls.title': ['服务承诺墙', 'Walls of standards'],
  'walls.facts': ['公布后，谁都能看到门店的承诺和近 90 天做到多少', 'Once published, everybody sees the promises of a store and how they were kept in the last 90 days'],
  'walls.store': ['门店', 'Store'],
  'walls.state': ['状态', 'State'],
  'walls.public': ['已公布', 'Published'],
  'walls.hidden': ['未公布', 'Not published'],
  'walls.publish': ['公布', 'Publish'],
  'walls.takeDown': ['撤下', 'Take down'],
  'walls.open': ['打开', 'Open'],
  'walls.print': ['打印（带二维码）', 'Print, with a code to scan'],
  'walls.acts': ['操作', 'Acts'],
  'walls.done': ['已保存', 'Saved'],
});
