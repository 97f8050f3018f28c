// What the process counts and measures about itself, in Prometheus's text form.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  request(fields: { kind: string; status: number; seconds: number }): void;
  refusal(code: string): void;
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
}

/** A registry of its own for each app; `process` adds memory, processor and event-loop figures. */
export function makeMetrics(options: { process: boolean }): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'aftercare_request_seconds', help: 'Time to answer a request', labelNames: ['kind', 'status'], registers: [registry],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  const refusals = new Counter({ name: 'aftercare_errors_total', help: 'Errors answered, by code', labelNames: ['code'], registers: [registry] });
  return {
    registry,
    request: ({ kind, status, seconds: took }) => { seconds.observe({ kind, status: String(status) }, took); },
    refusal: (code) => { refusals.inc({ code }); },
    gauge: (name, help, read) => {
      new Gauge({ name, help, registers: [registry], async collect() { this.set(await Promise.resolve(read()).catch(() => Number.NaN)); } });
    },
  };
}
