/** Smallest valid records, each with room for one change, and the files and folders made of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { EntryKind, RuleContext, RuleEntry } from '../src/lib/rules/index.ts';
import type { AuthoredArena, Capture, PublishedStanding } from '../src/lib/schema/arena.ts';
import type { AuthoredImportedBoard } from '../src/lib/schema/board.ts';
import type { CapabilityList } from '../src/lib/schema/capability.ts';
import type { Counts } from '../src/lib/schema/counts.ts';
import type { AuthoredModel } from '../src/lib/schema/model.ts';
import type { Price } from '../src/lib/schema/price.ts';
import { formatProblem } from '../src/lib/schema/problem.ts';
import { readRecord } from '../src/lib/schema/read-record.ts';
import type { AuthoredPrompt, Clip } from '../src/lib/schema/prompt.ts';
import type { AuthoredVendor } from '../src/lib/schema/vendor.ts';

/** A record with fields that its schema does not allow, for tests of what is refused. */
export type Changes = Readonly<Record<string, unknown>>;

/** A record without one of its fields. */
export function without<Value>(
  record: Readonly<Record<string, Value>> | object,
  field: string,
): Record<string, Value> {
  const fields = Object.entries(record) as [string, Value][];
  return Object.fromEntries(fields.filter(([key]) => key !== field));
}

/** A value with the evidence that a claim needs. */
export function aClaim<Value>(value: Value, change: Changes = {}) {
  return { value, source: 'site', seen: '2026-05-04', ...change };
}

/** A model of which nothing is known but that it is there. */
export const nothingKnown = {
  lifecycle: {},
  specs: {},
  disclosure: {},
  capabilities: {},
  prices: [],
  strengths: [],
  limitations: [],
  positioning: [],
  bestFor: [],
  lessSuitedFor: [],
} as const satisfies Partial<AuthoredModel>;

export function aModel(change: Partial<AuthoredModel> = {}): AuthoredModel {
  return {
    name: 'Reel 1',
    vendor: 'studio',
    family: 'Reel',
    summary: 'A model made for tests.',
    sources: { site: { publisher: 'Studio', kind: 'vendor', url: 'https://studio.example' } },
    ...nothingKnown,
    lifecycle: { status: [aClaim('available')] },
    ...change,
  };
}

export function aPrice(change: Partial<Price> = {}): Price {
  return {
    channel: 'api',
    amount: 0.1,
    unit: 'usd',
    per: 'second',
    source: 'site',
    seen: '2026-05-04',
    ...change,
  };
}

export function aVendor(change: Partial<AuthoredVendor> = {}): AuthoredVendor {
  return {
    name: 'Studio',
    summary: 'A vendor made for tests.',
    sources: { site: { publisher: 'Studio', kind: 'vendor', url: 'https://studio.example' } },
    website: [aClaim('https://studio.example')],
    plans: [],
    ...change,
  };
}

export function aBoard(change: Partial<AuthoredImportedBoard> = {}): AuthoredImportedBoard {
  return {
    name: 'Small board',
    kind: 'imported',
    question: 'Which is better?',
    label: 'Two judgements, made for tests.',
    sources: { data: { publisher: 'Authors', kind: 'arena', url: 'https://data.example' } },
    collected: { to: '2025-01-19' },
    credit: {
      text: 'Authors, 2025.',
      url: 'https://data.example',
      licence: 'CC0-1.0',
      licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
      changes: 'None.',
    },
    clusteredBy: 'prompt',
    entries: [
      { key: 'reel', label: 'Reel' },
      { key: 'spool', label: 'Spool' },
    ],
    dimensions: [{ id: 'motion', name: 'Motion', question: 'Does it move?' }],
    caveats: [{ text: 'There are two judgements.', source: 'data', seen: '2025-01-19' }],
    ...change,
  };
}

/** A silent clip that lies elsewhere, so that no file of it is read. */
export function aClip(change: Partial<Clip> = {}): Clip {
  return {
    model: 'reel-1',
    url: 'https://clips.example/1.webm',
    seconds: 5,
    resolution: '1280x720',
    audio: false,
    madeOn: '2026-05-04',
    settings: 'Standard mode, first result.',
    licence: 'CC0-1.0',
    sha256: '0'.repeat(64),
    submittedBy: { name: 'A Tester', tie: 'none' },
    ...change,
  };
}

/** A board of another arena that ranks Reel 1 and an entry without a page here. */
export function anArena(change: Partial<AuthoredArena> = {}): AuthoredArena {
  return {
    name: 'Other arena',
    kind: 'external',
    arena: 'Other',
    board: 'text-to-video',
    question: 'Which is better?',
    label: 'As published there.',
    url: 'https://other.example',
    shown: 'all',
    reusable: true,
    credit: {
      text: 'Other arena',
      url: 'https://other.example',
      licence: 'CC BY 4.0',
      licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
      changes: 'None.',
    },
    sources: { copy: { publisher: 'Copyist', kind: 'arena', url: 'https://copy.example' } },
    scales: { old: { name: 'Old scale' } },
    events: [],
    gaps: [],
    names: [
      { name: 'reel-v1', model: 'reel-1' },
      { name: 'bobbin', vendor: 'Bobbin Works' },
    ],
    caveats: [],
    ...change,
  };
}

export function aPrompt(change: Partial<AuthoredPrompt> = {}): AuthoredPrompt {
  return {
    title: 'A glass turns',
    text: 'A glass turns on a table.',
    modality: 'text-to-video',
    tags: ['glass'],
    settings: { seconds: 5 },
    clips: [],
    ...change,
  };
}

/** A copy of the board of `anArena()`. */
export function aCapture(change: Partial<Capture> = {}): Capture {
  return {
    capture: '2026-04-10',
    kind: 'board',
    scale: 'old',
    places: 2,
    best: 1100,
    source: 'copy',
    pages: 'https://copy.example/2026-04-10',
    ...change,
  };
}

/** The first place of `aCapture()`. */
export function aPublished(change: Partial<PublishedStanding> = {}): PublishedStanding {
  return {
    capture: '2026-04-10',
    name: 'reel-v1',
    rank: 1,
    rating: 1100,
    below: 8,
    above: 9,
    votes: 1200,
    ...change,
  };
}

/** The second place of `aCapture()`. */
export function aSecond(change: Partial<PublishedStanding> = {}): PublishedStanding {
  return aPublished({ name: 'bobbin', rank: 2, rating: 1000, ...change });
}

/** Counts that fit `aBoard()`: one judgement for each of two entries, and one tie. */
export function someCounts(change: Partial<Counts> = {}): Counts {
  const products = {
    clusters: 3,
    scoreProducts: [
      [0.5, -0.5],
      [-0.5, 0.5],
    ],
  };
  return {
    input: { sha256: '0'.repeat(64), judgements: 3 },
    models: ['reel', 'spool'],
    dimensions: { motion: { ...products, pairs: [['reel', 'spool', 1, 1, 1]] } },
    overall: products,
    ...change,
  };
}

/** Three rows, one of them read off another field. */
export function someCapabilities(change: Partial<CapabilityList> = {}): CapabilityList {
  return {
    groups: [
      {
        id: 'input',
        name: 'Input',
        rows: [
          { id: 'text-to-video', name: 'Text to video', question: 'Takes a text.' },
          { id: 'image-to-video', name: 'Image to video', question: 'Takes a picture.' },
          {
            id: 'open-weights',
            name: 'Open weights',
            question: 'Can be downloaded.',
            derivedFrom: 'openWeights',
          },
        ],
      },
    ],
    ...change,
  };
}

/** A content file as a rule sees it. Its lines are not told apart: every field is on line 2. */
export function anEntry(change: Partial<RuleEntry> = {}): RuleEntry {
  const kind: EntryKind = change.kind ?? 'model';
  const id = change.id ?? 'reel-1';
  return {
    kind,
    id,
    path: `${kind}s/${id}.md`,
    data: {
      model: aModel(),
      vendor: aVendor(),
      board: aBoard(),
      prompt: aPrompt(),
      arena: anArena(),
    }[kind],
    body: '',
    bodyLine: 20,
    lineOf: () => 2,
    ...change,
  };
}

/** A catalogue of the given files, with the vendor that `aModel()` names, on 23 November 2026. */
export function aContext(...entries: readonly RuleEntry[]): RuleContext {
  return {
    entries: [...entries, anEntry({ kind: 'vendor', id: 'studio' })],
    capabilities: someCapabilities(),
    today: '2026-11-23',
  };
}

/** The text of a content file. */
export function aFile(data: unknown, body = 'A short text.\n'): string {
  return `---\n${stringify(data)}---\n\n${body}`;
}

/** The smallest sound content folder: path inside it -> text. */
export function someFiles(): Record<string, string> {
  return {
    'models/reel-1.md': aFile(aModel()),
    'vendors/studio.md': aFile(aVendor()),
    'boards/small.md': aFile(aBoard()),
    'boards/small/counts.json': JSON.stringify(someCounts(), null, 2),
    'capabilities.yaml': stringify(someCapabilities()),
  };
}

/** Writes a content folder that is gone again when the test is over. */
export function aContentFolder(files: Readonly<Record<string, string>>): string {
  const folder = writeFiles(files);
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A new folder with these files, which somebody must remove. */
export function writeFiles(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-content-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What a schema refuses in a record, one text a problem: `field: found ..., wanted ...`. */
export function refusals(schema: z.ZodType, data: unknown): string[] {
  return readRecord(schema, data, { path: 'file.md', lineOf: () => 1 }).problems.map((problem) =>
    formatProblem(problem).replace(/^file\.md:1: /, ''),
  );
}
