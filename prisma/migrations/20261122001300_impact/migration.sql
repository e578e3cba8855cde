-- What a change was, where one thing can change more than once: the status that a source took on and its date.
ALTER TABLE "re_review_item" ADD COLUMN "cause_value" TEXT;

-- All items of one cause are asked for together.
CREATE INDEX "re_review_item_workspace_id_cause_type_cause_id_idx" ON "re_review_item"("workspace_id", "cause_type", "cause_id");

-- Everything that a thing rests on ('up') or that rests on it ('down'), to the last link. The thing itself is among it only
-- where a circle leads back to it. The workspace stands in both arms; UNION stops circles; OFFSET 0 lets each branch of the
-- view be asked by its own index. A function, since its plan is made once in a session: planning thirteen branches twice takes
-- longer than an ordinary walk. Its plan never depends on the values, and compiling it would cost more than it saves.
CREATE FUNCTION provenance_closure(of_workspace uuid, start_type text, start_id uuid, direction text)
RETURNS TABLE (type text, id uuid) LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan SET jit = off AS $$
BEGIN
  IF direction = 'up' THEN
    RETURN QUERY
      WITH RECURSIVE reached (type, id) AS (
        SELECT edge.to_type, edge.to_id FROM provenance_edge AS edge
         WHERE edge.workspace_id = of_workspace AND edge.from_type = start_type AND edge.from_id = start_id
        UNION
        SELECT step.to_type, step.to_id FROM reached CROSS JOIN LATERAL (
          SELECT edge.to_type, edge.to_id FROM provenance_edge AS edge
           WHERE edge.workspace_id = of_workspace AND edge.from_type = reached.type AND edge.from_id = reached.id
          OFFSET 0) AS step)
      SELECT reached.type, reached.id FROM reached;
  ELSIF direction = 'down' THEN
    RETURN QUERY
      WITH RECURSIVE reached (type, id) AS (
        SELECT edge.from_type, edge.from_id FROM provenance_edge AS edge
         WHERE edge.workspace_id = of_workspace AND edge.to_type = start_type AND edge.to_id = start_id
        UNION
        SELECT step.from_type, step.from_id FROM reached CROSS JOIN LATERAL (
          SELECT edge.from_type, edge.from_id FROM provenance_edge AS edge
           WHERE edge.workspace_id = of_workspace AND edge.to_type = reached.type AND edge.to_id = reached.id
          OFFSET 0) AS step)
      SELECT reached.type, reached.id FROM reached;
  ELSE
    RAISE EXCEPTION 'a walk goes up or down, not %', direction USING ERRCODE = 'invalid_parameter_value';
  END IF;
END $$;
