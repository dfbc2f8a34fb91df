/** Loaded first (`node --import`): keeps compiled modules, so that short commands start sooner. */
import { enableCompileCache } from 'node:module';

enableCompileCache('node_modules/.cache/node');
