const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Units that say nothing a field of this name does not say already. */
const unitsByField: readonly (readonly [RegExp, RegExp])[] = [
  [/seconds$/i, /^(s|secs?|seconds?)$/],
  [/^framesPerSecond$/, /^(fps|frames per second|frames a second)$/],
  [/Gb$/, /^gb$/],
  [/usd/i, /^(usd|\$|dollars?)$/],
  [/credits/i, /^credits?$/],
  [/characters$/i, /^(characters?|chars?)$/],
  [/^(referenceImages)$/, /^images?$/],
];

/**
 * Other ways of writing a value that mean the same, the likeliest first: `15 s` -> 15, `4k` -> `4K`,
 * `2026/3/1` -> `2026-03-01`, `16/9` -> `16:9`, `Full` -> `full`, `yes` -> true. Which of them is
 * wanted is for the schema to say.
 *
 * @param written the value as it stands in the file, without quotes
 * @param field name of the field, which tells what unit may be left out
 * @param words the words that the field knows, if it knows only some
 */
export function otherWritings(
  written: string,
  field: string,
  words: readonly string[],
): (string | number | boolean)[] {
  const text = written.trim();
  const word = words.filter((known) => known.toLowerCase() === text.toLowerCase());
  return [
    ...(word.length === 1 ? word : []),
    ...toNumber(text, field),
    ...toTruth(text),
    ...toDate(text),
    ...toResolution(text),
    ...toRatio(text),
    ...(/^[a-z0-9]+([ _-][a-z0-9]+)*$/i.test(text)
      ? [text.toLowerCase().replace(/[ _]/g, '-')]
      : []),
    // What YAML reads as a number or as true is a text in quotes.
    written,
  ];
}

function toNumber(text: string, field: string): number[] {
  const match = /^(\$?)\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([a-z$ ]*)$/i.exec(text);
  if (match === null) return [];
  const [, sign = '', whole = '', fraction = '', unit = ''] = match;
  const units = [sign, unit.trim().toLowerCase()].filter((part) => part !== '');
  const isSaid = (unit: string): boolean =>
    unitsByField.some(([name, known]) => name.test(field) && known.test(unit));
  return units.every(isSaid) ? [Number(whole.replaceAll(',', '') + fraction)] : [];
}

function toTruth(text: string): boolean[] {
  if (/^(yes|true)$/i.test(text)) return [true];
  return /^(no|false)$/i.test(text) ? [false] : [];
}

/** Only dates that can mean one day: the year first, or the month in letters. */
function toDate(text: string): string[] {
  const numbers = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text);
  if (numbers !== null) return [joinDate(numbers[1]!, numbers[2]!, numbers[3])];
  const words =
    /^(?:(?<day>\d{1,2})(?:st|nd|rd|th)? )?(?<month>[a-z]{3,9})\.? (?:(?<later>\d{1,2})(?:st|nd|rd|th)?,? )?(?<year>\d{4})$/i.exec(
      text,
    )?.groups;
  if (words === undefined) return [];
  const { day, month = '', later, year = '' } = words;
  const index = fullMonths.findIndex(
    (name, place) => name === month.toLowerCase() || months[place] === month.toLowerCase(),
  );
  return index === -1 || (day !== undefined && later !== undefined)
    ? []
    : [joinDate(year, String(index + 1), day ?? later)];
}

const fullMonths = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december'],
];

function joinDate(year: string, month: string, day: string | undefined): string {
  return [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

function toResolution(text: string): string[] {
  const pixels = /^(\d{3,5})\s*[x×*]\s*(\d{3,5})(?:\s*(?:px|pixels))?$/i.exec(text);
  if (pixels !== null) return [`${pixels[1]}x${pixels[2]}`];
  const lines = /^(360|480|540|576|720|768|1080|1440|2160)\s*p?$/i.exec(text);
  if (lines !== null) return [`${lines[1]}p`];
  const thousands = /^([248])\s*k$/i.exec(text);
  return thousands === null ? [] : [`${thousands[1]}K`];
}

function toRatio(text: string): string[] {
  const ratio = /^(\d+(?:\.\d+)?)\s*[:/x]\s*(\d+(?:\.\d+)?)$/i.exec(text);
  return ratio === null ? [] : [`${ratio[1]}:${ratio[2]}`];
}
