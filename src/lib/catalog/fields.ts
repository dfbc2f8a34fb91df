import { capitalize } from '../format/list.ts';
import { formatNumber } from '../format/number.ts';
import type { Claim } from '../schema/claim.ts';
import type { AuthoredModel } from '../schema/model.ts';
import { toPictureLines } from '../schema/resolution.ts';
import type { Fact, FactContext } from './fact.ts';
import { preferredValue, toDateFact, toFact } from './fact.ts';
import { agreements } from './text-agreement.ts';
import type { Agreement } from './text-agreement.ts';

/** A field of a model with the name and the form readers see. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly read: (model: AuthoredModel, context: FactContext) => Fact;
  /** How two texts of this field are compared. */
  readonly agreement: Agreement;
  /** How much better than another a known value is, more being better; absent where none is. */
  readonly merit?: (model: AuthoredModel) => number | undefined;
}

/** Fields that belong together on a page. */
export interface FieldGroup {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly Field[];
}

/** A labelled fact, ready to be shown. */
export interface LabelledFact extends Fact {
  readonly id: string;
  readonly label: string;
}

type Choice = readonly number[] | { readonly min: number; readonly max: number };

/** The fields of a model in the order that pages show them. */
export const fieldGroups: readonly FieldGroup[] = [
  {
    id: 'output',
    name: 'What it makes',
    fields: [
      field('maxClipSeconds', 'Longest take', ({ specs }) => specs.maxClipSeconds, seconds, {
        merit: more,
      }),
      field('clipSeconds', 'Clip lengths', ({ specs }) => specs.clipSeconds, choice('s')),
      field(
        'maxExtendedSeconds',
        'Longest when extended',
        ({ specs }) => specs.maxExtendedSeconds,
        seconds,
        { merit: more },
      ),
      field('maxResolution', 'Largest picture', ({ specs }) => specs.maxResolution, plain, {
        merit: toPictureLines,
      }),
      field('resolutions', 'Picture sizes', ({ specs }) => specs.resolutions, list, {
        agreement: 'list',
      }),
      field('aspectRatios', 'Aspect ratios', ({ specs }) => specs.aspectRatios, list, {
        agreement: 'list',
      }),
      field('framesPerSecond', 'Frames a second', ({ specs }) => specs.framesPerSecond, choice('')),
      field('outputFormats', 'File formats', ({ specs }) => specs.outputFormats, list, {
        agreement: 'list',
      }),
    ],
  },
  {
    id: 'input',
    name: 'What it takes',
    fields: [
      field('referenceImages', 'Reference images', ({ specs }) => specs.referenceImages, upTo, {
        merit: more,
      }),
      field('keyframes', 'Keyframes', ({ specs }) => specs.keyframes, upTo, { merit: more }),
      field(
        'maxPromptCharacters',
        'Longest prompt',
        ({ specs }) => specs.maxPromptCharacters,
        characters,
        { merit: more },
      ),
      field('generationSeconds', 'Waiting time', ({ specs }) => specs.generationSeconds, seconds, {
        merit: less,
      }),
      field(
        'minVramGb',
        'Graphics memory',
        ({ specs }) => specs.minVramGb,
        (gb: number) => `${formatNumber(gb)} GB`,
        { merit: less },
      ),
    ],
  },
  {
    id: 'lifecycle',
    name: 'Its life so far',
    fields: [
      field('status', 'Status', ({ lifecycle }) => lifecycle.status, capitalize),
      dateField('announced', 'Announced', ({ lifecycle }) => lifecycle.announced),
      dateField('released', 'Released', ({ lifecycle }) => lifecycle.released),
      dateField('apiReleased', 'API opened', ({ lifecycle }) => lifecycle.apiReleased),
      dateField('apiRetired', 'API closed', ({ lifecycle }) => lifecycle.apiRetired),
      dateField('retired', 'Retired', ({ lifecycle }) => lifecycle.retired),
    ],
  },
  {
    id: 'disclosure',
    name: 'How open the vendor is',
    fields: [
      field(
        'architecture',
        'Architecture',
        ({ disclosure }) => disclosure.architecture,
        capitalize,
      ),
      {
        id: 'technicalReport',
        label: 'Technical report',
        agreement: 'text',
        read: ({ disclosure }, context) => {
          const fact = toFact(disclosure.technicalReport, capitalizeNone, context);
          return fact.text?.startsWith('http') ? { ...fact, text: 'Published' } : fact;
        },
      },
      field(
        'openWeights',
        'Open weights',
        ({ disclosure }) => disclosure.openWeights,
        capitalizeNone,
      ),
      field('parameters', 'Parameters', ({ disclosure }) => disclosure.parameters, capitalize),
      field(
        'trainingData',
        'Training data',
        ({ disclosure }) => disclosure.trainingData,
        capitalize,
      ),
      field(
        'trainingHardware',
        'Training hardware',
        ({ disclosure }) => disclosure.trainingHardware,
        capitalize,
      ),
    ],
  },
  {
    id: 'offers',
    name: 'Where it is offered',
    fields: [
      field('integrations', 'Offered in', ({ integrations }) => integrations, list, {
        agreement: 'parts',
      }),
    ],
  },
];

/** Every field of a group for one model, unknown ones included. */
export function readFields(
  group: FieldGroup,
  model: AuthoredModel,
  context: FactContext,
): LabelledFact[] {
  return group.fields.map(({ id, label, read }) => ({ id, label, ...read(model, context) }));
}

function field<Value>(
  id: string,
  label: string,
  pick: (model: AuthoredModel) => readonly Claim<Value>[] | undefined,
  toText: (value: Value) => string,
  {
    agreement = 'text',
    merit,
  }: { readonly agreement?: Agreement; readonly merit?: (value: Value) => number } = {},
): Field {
  return {
    id,
    label,
    agreement,
    read: (model, context) =>
      toFact(pick(model), toText, context, { agree: agreements[agreement] }),
    ...(merit === undefined
      ? {}
      : {
          merit: (model) => {
            const value = preferredValue(pick(model), model.sources);
            return value === undefined ? undefined : merit(value);
          },
        }),
  };
}

function more(value: number): number {
  return value;
}

function less(value: number): number {
  return -value;
}

function dateField(
  id: string,
  label: string,
  pick: (model: AuthoredModel) => readonly Claim<string>[] | undefined,
): Field {
  return {
    id,
    label,
    agreement: 'date',
    read: (model, context) => toDateFact(pick(model), context),
  };
}

function plain(value: string): string {
  return value;
}

function list(values: readonly string[]): string {
  return values.join(', ');
}

function seconds(value: number): string {
  return `${formatNumber(value)} s`;
}

function characters(value: number): string {
  return `${formatNumber(value)} characters`;
}

function upTo(count: number): string {
  return count === 0 ? 'None' : count === 1 ? '1' : `Up to ${count}`;
}

function capitalizeNone(text: string): string {
  return text === 'none' ? 'None' : text;
}

function choice(unit: string): (value: Choice) => string {
  const withUnit = (text: string): string => (unit === '' ? text : `${text} ${unit}`);
  return (value) =>
    withUnit(
      'min' in value
        ? `${formatNumber(value.min)} to ${formatNumber(value.max)}`
        : value.map(formatNumber).join(', '),
    );
}
