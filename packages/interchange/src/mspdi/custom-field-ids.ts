import type { CustomFieldRecord } from '@throughline/model';

/**
 * The numbers of MS Project's own custom fields. A number is the kind of row in its upper half,
 * the field in its lower; every kind of row has its own lower halves.
 */
type Rows = 'task' | 'resource' | 'assignment';
type Kind =
  | 'Text'
  | 'Number'
  | 'Flag'
  | 'Date'
  | 'Start'
  | 'Finish'
  | 'Duration'
  | 'Cost'
  | 'Outline Code';

const ROWS_BY_CODE: Readonly<Record<number, Rows>> = {
  11: 'task',
  12: 'resource',
  15: 'assignment',
};
const BASE: Readonly<Record<Rows, number>> = {
  task: 0x0b400000,
  resource: 0x0c400000,
  assignment: 0x0f400000,
};

/** First number, last number, step: the fields in between are numbered on, as Text1, Text2 and so on. */
type Run = readonly [first: number, last: number, step?: number];

const RUNS: Readonly<Record<Rows, Readonly<Record<Kind, readonly Run[]>>>> = {
  task: {
    Text: [
      [51, 66, 3],
      [67, 70],
      [317, 336],
    ],
    Number: [
      [87, 91],
      [302, 316],
    ],
    Flag: [
      [72, 81],
      [292, 301],
    ],
    Date: [[265, 274]],
    Start: [
      [52, 64, 3],
      [282, 290, 2],
    ],
    Finish: [
      [53, 65, 3],
      [283, 291, 2],
    ],
    Duration: [
      [103, 105],
      [275, 281],
    ],
    Cost: [
      [106, 108],
      [258, 264],
    ],
    'Outline Code': [[416, 434, 2]],
  },
  resource: {
    Text: [
      [8, 9],
      [30, 32],
      [97, 101],
      [225, 244],
    ],
    Number: [
      [112, 116],
      [205, 219],
    ],
    Flag: [
      [127, 135],
      [126, 126],
      [195, 204],
    ],
    Date: [[173, 182]],
    Start: [
      [102, 106],
      [220, 224],
    ],
    Finish: [
      [107, 111],
      [190, 194],
    ],
    Duration: [
      [117, 119],
      [183, 189],
    ],
    Cost: [
      [123, 125],
      [166, 172],
    ],
    'Outline Code': [[278, 296, 2]],
  },
  assignment: {
    Text: [
      [88, 97],
      [218, 237],
    ],
    Number: [
      [108, 112],
      [198, 212],
    ],
    Flag: [
      [123, 131],
      [122, 122],
      [188, 197],
    ],
    Date: [[166, 175]],
    Start: [
      [98, 102],
      [213, 217],
    ],
    Finish: [
      [103, 107],
      [183, 187],
    ],
    Duration: [
      [113, 115],
      [176, 182],
    ],
    Cost: [
      [119, 121],
      [159, 165],
    ],
    'Outline Code': [],
  },
};

const TYPE_BY_KIND: Readonly<Record<Kind, CustomFieldRecord['type']>> = {
  Text: 'text',
  Number: 'number',
  Flag: 'flag',
  Date: 'date',
  Start: 'date',
  Finish: 'date',
  Duration: 'duration',
  Cost: 'cost',
  'Outline Code': 'code',
};

/** CFType, which files since 2007 may say of a field. */
const TYPE_BY_CFTYPE: readonly CustomFieldRecord['type'][] = [
  'cost',
  'date',
  'duration',
  'date',
  'flag',
  'number',
  'date',
  'text',
];

interface KnownField {
  readonly name: string;
  readonly type: CustomFieldRecord['type'];
}

const KNOWN = new Map<number, KnownField>();
const NUMBERS = new Map<string, number[]>();
for (const [rows, kinds] of Object.entries(RUNS) as [Rows, (typeof RUNS)[Rows]][]) {
  for (const [kind, runs] of Object.entries(kinds) as [Kind, readonly Run[]][]) {
    let ordinal = 1;
    const key = `${rows} ${TYPE_BY_KIND[kind]}`;
    const numbers = NUMBERS.get(key) ?? [];
    NUMBERS.set(key, numbers);
    for (const [first, last, step = 1] of runs) {
      for (let low = first; low <= last; low += step) {
        KNOWN.set(BASE[rows] + low, { name: `${kind}${ordinal++}`, type: TYPE_BY_KIND[kind] });
        numbers.push(BASE[rows] + low);
      }
    }
  }
}

/** Which rows a field is of; undefined for a number that is none of theirs. */
export function rowsOfField(fieldId: string): Rows | undefined {
  return /^\d{1,10}$/.test(fieldId)
    ? ROWS_BY_CODE[Math.floor(Number(fieldId) / 2 ** 24)]
    : undefined;
}

/** What a field holds: by its number, else by what the file says of its type or by its English name. */
export function typeOfField(
  fieldId: string,
  cfType: string | undefined,
  fieldName: string | undefined,
): CustomFieldRecord['type'] {
  const known = KNOWN.get(Number(fieldId));
  if (known !== undefined) return known.type;
  const said = cfType === undefined ? undefined : TYPE_BY_CFTYPE[Number(cfType)];
  if (said !== undefined) return said;
  const [, kind] =
    /(Outline Code|Text|Number|Flag|Date|Start|Finish|Duration|Cost)\d*$/.exec(fieldName ?? '') ??
    [];
  return kind === undefined ? 'text' : TYPE_BY_KIND[kind as Kind];
}

/** MS Project's own English name of a field: `Text1`. Undefined for one of an enterprise. */
export function nameOfField(fieldId: string): string | undefined {
  return KNOWN.get(Number(fieldId))?.name;
}

/** The code that CFType has for a type. Codes of outlines have none. */
export function cfTypeOf(type: CustomFieldRecord['type']): number | undefined {
  const code = TYPE_BY_CFTYPE.indexOf(type);
  return code < 0 ? undefined : code;
}

/** MS Project's own fields of that type, in order. */
export function fieldNumbers(rows: Rows, type: CustomFieldRecord['type']): readonly number[] {
  return NUMBERS.get(`${rows} ${type}`) ?? [];
}
