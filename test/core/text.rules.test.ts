// Texts of inputs say something: what nobody can see is as good as nothing, and is refused as such.
import { validateSync } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { SaveTagInput } from '../../schema/customers/tag.inputs.ts';
import { SaveEmployeeInput } from '../../schema/staff/staff.inputs.ts';
import { Length } from '../../schema/text.ts';

const tag = (nameZh: unknown) => validateSync(Object.assign(new SaveTagInput(), { nameZh, nameEn: 'a', groupZh: '组', groupEn: 'g' }), { forbidUnknownValues: false });
class Listed { @Length(2, 3, { each: true }) words!: string[]; }

describe('a text', () => {
  test.each([' ', '\t\n', '\u200b', '\u3000\u2060', '', null, 7])('%j says nothing', (text) => {
    expect(tag(text).map((one) => [one.property, one.constraints?.isLength])).toEqual([['nameZh', 'nameZh must be longer than or equal to 1 characters']]);
  });
  test.each(['a\u0000', '\u001b[31mb', 'c\u0007d', '\u007f'])('%j holds what nobody can write', (position) => {
    const found = validateSync(Object.assign(new SaveEmployeeInput(), { employeeNo: 'E1', name: '赵敏', position, level: 'P1' }), { forbidUnknownValues: false });
    expect(found.map((one) => [one.property, one.constraints?.isLength])).toEqual([['position', 'position must not hold control characters']]);
  });
  test('of several lines is a text', () => { expect(tag('一\n\t二\r\n三\u000b四\u0092')).toEqual([]); });
  test('with anything to be seen is as long as it is', () => {
    expect(tag(' 茶 ')).toEqual([]);
    expect(tag('🧧')).toEqual([]);
    expect(tag('x'.repeat(41))[0]?.constraints?.isLength).toContain('shorter than or equal to 40');
    expect(validateSync(Object.assign(new Listed(), { words: ['ab', 'c'] }))[0]?.constraints?.isLength).toContain('longer than or equal to 2');
  });
});
