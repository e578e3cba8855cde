import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/options";

/** next-auth's own routes below /api/auth. The settings are read at each call, after the server has set them up. */
export function authHandler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  return NextAuth(request, context, authOptions()) as Promise<Response>;
}
