import { useRouter } from '@tanstack/react-router';

/** Whether an address leads to a screen: places whose slice is not in the app yet are not offered. */
export function useHasPlace(): (to: string) => boolean {
  const { routesByPath } = useRouter();
  const known: Record<string, unknown> = routesByPath;
  return (to) => to in known;
}
