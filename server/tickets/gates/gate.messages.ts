// What gates before tickets say when they refuse.
import { defineMessages } from '../../core/messages.ts';

export const gateReasons = defineMessages({
  GATE_KIND: ['没有这种证书', 'There is no such kind of certificate'],
  GATE_TIME: ['从现在或以后开始，结束在开始之后', 'It starts now or later and ends after that'],
  GATE_TWICE: ['这个类别在这段时间已经要求这种证书', 'This category asks for this certificate in that time already'],
  GATE_OVER: ['这条要求已结束', 'This gate has ended'],
});
