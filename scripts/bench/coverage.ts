/** `npm run bench:coverage`: how often 95 % intervals hold the truth, on boards made from it. */
import { measureCoverage } from './simulate-votes.ts';

const boards = 1000;
const models = 8;
const votes = 1200;

const cases = [
  { title: 'independent votes', voters: 1200, taste: 0, byVoter: false },
  { title: 'independent votes, by voter', voters: 1200, taste: 0, byVoter: true },
  { title: '100 voters with a taste, by voter', voters: 100, taste: 0.4, byVoter: true },
  { title: '40 voters with a taste, by voter', voters: 40, taste: 0.4, byVoter: true },
  { title: '12 voters with a taste, by voter', voters: 12, taste: 0.4, byVoter: true },
  {
    title: '100 voters with a taste, taken for independent',
    voters: 100,
    taste: 0.4,
    byVoter: false,
  },
];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

console.log(
  `${boards} seeded boards of ${models} models and ${votes} votes: 95 % intervals that hold the truth\n`,
);
console.log(`${''.padEnd(48)} ${'ratings'.padStart(8)} ${'differences'.padStart(12)}`);
for (const { title, voters, taste, byVoter } of cases) {
  const { ratings, differences } = measureCoverage({
    boards,
    models,
    voters,
    votesEach: votes / voters,
    taste,
    byVoter,
    seed: 20261123,
  });
  console.log(
    `${title.padEnd(48)} ${percent(ratings).padStart(8)} ${percent(differences).padStart(12)}`,
  );
}
