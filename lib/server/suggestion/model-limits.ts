import { attemptLimit } from "@/lib/platform/attempt-limit";

/** Calls of one person within an hour: more than anybody looks over, and little enough for a shared machine or a bill. */
export const mostCallsInAnHour = 60;

const calls = attemptLimit({ name: "model-call", most: mostCallsInAnHour, seconds: 60 * 60 });

/** Counts one call of the model. @returns false once there have been too many, for the rest of the hour. */
export function countModelCall(userId: string): Promise<boolean> {
  return calls.count(userId);
}
