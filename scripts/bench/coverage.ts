/** `npm run bench:coverage`: how often 95 % intervals hold the truth, on boards made from it. */
import { measureCoverage } from './simulate-votes.ts';
import { formatTable } from './figures.ts';

const boards = 1000;

/** Usual boards, and below them small ones and few voters, where intervals are hardest to get right. */
const cases = [
  { title: 'independent votes', models: 8, votes: 1200, voters: 1200, taste: 0, byVoter: false },
  { title: 'the same, by voter', models: 8, votes: 1200, voters: 1200, taste: 0, byVoter: true },
  {
    title: '100 voters with a taste',
    models: 8,
    votes: 1200,
    voters: 100,
    taste: 0.4,
    byVoter: true,
  },
  {
    title: '40 voters with a taste',
    models: 8,
    votes: 1200,
    voters: 40,
    taste: 0.4,
    byVoter: true,
  },
  {
    title: '12 voters with a taste',
    models: 8,
    votes: 1200,
    voters: 12,
    taste: 0.4,
    byVoter: true,
  },
  { title: '6 voters with a taste', models: 8, votes: 1200, voters: 6, taste: 0.4, byVoter: true },
  { title: 'independent votes', models: 4, votes: 80, voters: 80, taste: 0, byVoter: false },
  { title: '12 votes a model', models: 8, votes: 48, voters: 48, taste: 0, byVoter: false },
  { title: '30 votes a model', models: 8, votes: 120, voters: 120, taste: 0, byVoter: false },
  { title: '20 voters with a taste', models: 4, votes: 80, voters: 20, taste: 0.4, byVoter: true },
  {
    title: '100 voters, taken for independent',
    models: 8,
    votes: 1200,
    voters: 100,
    taste: 0.4,
    byVoter: false,
  },
];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const rows = cases.map(({ title, models, votes, voters, taste, byVoter }) => {
  const { ratings, differences, rated } = measureCoverage({
    boards,
    models,
    voters,
    votesEach: votes / voters,
    taste,
    byVoter,
    seed: 20261123,
  });
  return [
    title,
    String(models),
    String(votes),
    percent(ratings),
    percent(differences),
    String(rated),
  ];
});
console.log(`${boards} seeded boards a row: 95 % intervals that hold the truth\n`);
console.log(
  formatTable([['', 'models', 'votes', 'ratings', 'differences', 'boards rated'], ...rows]),
);
