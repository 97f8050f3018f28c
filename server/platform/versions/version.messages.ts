// Why a version may not be published.
import { defineMessages } from '../../core/messages.ts';

export const versionReasons = defineMessages({
  VERSION_NO_DRAFT: ['没有草稿', 'There is no draft'],
  VERSION_NOT_DRAFT: ['只有草稿可以发布', 'Only a draft can be published'],
  VERSION_UNKNOWN_VERSION: ['没有这个版本', 'There is no such version'],
  VERSION_EFFECTIVE_IN_PAST: ['生效时间不能早于现在', 'It cannot come into force in the past'],
  VERSION_EFFECTIVE_BEFORE_LATEST: ['已有版本定在更晚生效，新版本不能早于它', 'Another version is announced for later; this one cannot begin before it'],
});
