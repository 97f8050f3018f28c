// The drawing of lines and bars with echarts' core; a chunk of its own, fetched with the first chart.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chart, color } from '../theme/tokens.ts';
import { useMode } from '../theme/useMode.ts';
import type { ChartProps } from './ChartCard.tsx';

use([LineChart, BarChart, GridComponent, MarkLineComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** Draws into its box and redraws with theme, size and data. */
export function Chart({ labels, series, say = String, height = 260, onOpen, horizontal, summary, least, breaks, goal }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { mode } = useMode();
  const latest = useRef(onOpen);
  latest.current = onOpen;
  useEffect(() => {
    if (!box.current) return;
    const c = color[mode];
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const picture = init(box.current, undefined, { renderer: 'svg' });
    const text = { color: c.text3, fontSize: 11, fontFamily: 'inherit' };
    const names = { type: 'category' as const, data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: c.line } }, axisLabel: { ...text, ...(horizontal ? { color: c.text, fontSize: 12 } : {}) }, inverse: horizontal };
    const values = { type: 'value' as const, // Bars begin at nought by themselves, and may go below it.
      min: series.some((s) => s.kind === 'bar') ? undefined : least, splitLine: { lineStyle: { color: c.line } }, axisLabel: { ...text, formatter: (value: number) => say(value) } };
    // Drawn with the first of the lines, whichever it is: they belong to all.
    const marks = [...(breaks ?? []).map((one) => ({ xAxis: one.at, label: { formatter: one.label, position: 'end' as const }, lineStyle: { color: c.soon, type: 'dashed' as const } })),
      ...(goal ? [{ yAxis: goal.value, label: { formatter: goal.label, position: 'insideStartTop' as const }, lineStyle: { color: c.text3, type: 'dotted' as const } }] : [])];
    picture.setOption({
      // A label at the end of a line that begins in the middle has no place to move from.
      animation: !still && !breaks?.length, animationDuration: 240,
      aria: { enabled: true, decal: { show: series.length > 1 }, label: { description: summary } },
      grid: { left: horizontal ? 14 : 4, right: series.length > 1 && series.some((s) => s.kind !== 'bar') ? 96 : 16, top: breaks?.length ? 28 : 16, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', backgroundColor: c.ink, borderWidth: 0, textStyle: { color: c.onInk, fontSize: 12 }, valueFormatter: (value: unknown) => (value == null ? '–' : say(Number(value))) },
      xAxis: horizontal ? values : names, yAxis: horizontal ? names : values,
      series: series.map((s, at) => ({
        name: s.name, type: s.kind ?? 'line', data: s.values, color: chart[mode][at], symbol: chart.marker[at], symbolSize: 6, showSymbol: labels.length <= 31,
        lineStyle: { width: 2, type: chart.dash[at] as never }, barMaxWidth: 28, itemStyle: { borderRadius: 2 },
        ...(at === 0 && marks.length ? { markLine: { silent: true, symbol: 'none', label: { ...text, color: c.text2 }, data: marks } } : {}),
        cursor: latest.current ? 'pointer' : 'default',
        ...(series.length > 1 && (s.kind ?? 'line') === 'line' ? { endLabel: { show: true, formatter: s.name, color: c.text2, fontSize: 11 } } : {}),
      })),
    });
    picture.on('click', (event) => latest.current?.(event.dataIndex ?? 0, event.seriesIndex ?? 0));
    const watcher = new ResizeObserver(() => picture.resize());
    watcher.observe(box.current);
    return () => { watcher.disconnect(); picture.dispose(); };
  }, [labels, series, say, horizontal, summary, mode, least, breaks, goal]);
  return <div ref={box} style={{ height }} role="img" aria-label={summary} />;
}
