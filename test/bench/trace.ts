import type Database from 'better-sqlite3';

/**
 * Writes down the SQL that a service really runs, so that the very same statements with the very same values can be
 * run raw: what the router and the service cost on top is then a ratio of two figures from one run.
 */
export interface Step {
  sql: string;
  how: 'all' | 'get' | 'run';
  raw: boolean;
  values: unknown[];
}

export interface Connections {
  reading: Database.Database;
  writing: Database.Database;
}

export interface Trace {
  /** The steps taken since the last call. */
  take(): Step[];
}

/** Watches every statement that is prepared on the connections from now on. Slow: for writing down, never for measuring. */
export function watch(...connections: readonly Database.Database[]): Trace {
  let steps: Step[] = [];
  for (const sqlite of connections) {
    const prepare = sqlite.prepare.bind(sqlite);
    sqlite.prepare = ((sql: string) => {
      const statement = prepare(sql);
      let raw = false;
      const rawMode = statement.raw.bind(statement);
      statement.raw = ((on = true) => {
        raw = on;
        rawMode(on);
        return statement;
      }) as typeof statement.raw;
      for (const how of ['all', 'get', 'run'] as const) {
        const run = statement[how].bind(statement) as (...values: unknown[]) => unknown;
        statement[how] = ((...values: unknown[]) => {
          steps.push({ sql, how, raw, values });
          return run(...values);
        }) as never;
      }
      return statement;
    }) as typeof sqlite.prepare;
  }
  return {
    take() {
      const taken = steps;
      steps = [];
      return taken;
    },
  };
}

/**
 * Runs the steps, each statement prepared once: what reads on one connection, what writes (that somebody looked at a case) on
 * another. What who-is-it costs is the router's, not the question's.
 */
export function replayer({ reading, writing }: Connections): (steps: readonly Step[]) => number {
  const statements = new Map<string, Database.Statement>();
  return (steps) => {
    let rows = 0;
    for (const { sql, how, raw, values } of steps) {
      let statement = statements.get(`${raw} ${sql}`);
      if (!statement) {
        statement = (how === 'run' ? writing : reading).prepare(sql);
        if (raw) statement.raw();
        statements.set(`${raw} ${sql}`, statement);
      }
      const found = statement[how](...values);
      rows += Array.isArray(found) ? found.length : 1;
    }
    return rows;
  };
}

/** Steps of the question itself: without the look at who is asking. */
export function withoutSignIn(steps: readonly Step[]): Step[] {
  return steps.filter(({ sql }) => !/from "person"/i.test(sql));
}
