CREATE VIEW claims_with_reports AS -- one row a claim and report that carries it
SELECT c.claim, c.date_said, c.actor_name AS who_says_it, c.stance, c.statement, c.flow_name,
       r.report, r.publisher_name, r.state_controlled, r.title, r.published, r.language, r.link,
       z.origin AS independent_origin
FROM citations z JOIN claims c ON c.claim = z.claim JOIN reports r ON r.report = z.report
WHERE z.carries = 'yes'
ORDER BY c.first_day, c.claim, r.published, r.report;

CREATE VIEW who_answers_whom AS -- one row a claim and one that it answers
SELECT a.claim AS answer, one.date_said AS answered_on, one.actor_name AS who_answers, one.stance,
       one.statement AS what_is_answered, a.answers AS claim, other.date_said AS said_on,
       other.actor_name AS who_said_it, other.statement AS what_was_said
FROM answers a JOIN claims one ON one.claim = a.claim JOIN claims other ON other.claim = a.answers
ORDER BY one.first_day, a.claim, a.answers;

CREATE VIEW who_repeats_whom AS -- one row a report and one that it repeats
SELECT l.report, one.publisher_name AS who_repeats, one.published AS repeated_on, one.link,
       l.relays AS repeated_report, other.publisher_name AS whom, other.published AS published_on,
       other.link AS repeated_link
FROM relays l JOIN reports one ON one.report = l.report JOIN reports other ON other.report = l.relays
ORDER BY l.relays, one.published, l.report;

CREATE VIEW figures_with_speakers AS -- one row a figure, with who states it of which flow; never to be added
SELECT f.claim, f.figure, c.actor_name AS who_states_it, c.date_said, c.flow_name, c.kind, f.stance, f.basis, f.measure,
       f.unit, f.worded, f.low, f.high, f.under, f.approximate, f.read, f.account
FROM figures f JOIN claims c ON c.claim = f.claim
ORDER BY c.first_day, f.claim, f.figure;

CREATE VIEW claims_by_country AS -- one row a claim and country on the route it speaks of
SELECT s.country, s.name AS country_name, s.role, c.claim, c.date_said, c.actor_name AS who_says_it, c.stance, c.statement
FROM stages s JOIN claims c ON c.flow = s.flow
WHERE s.party = 'country'
ORDER BY s.country, s.role, c.first_day, c.claim;

CREATE VIEW flows_with_stances AS -- one row a flow: how many claims take which stance
SELECT w.flow, w.name, w.route, w.goods_name, w.period, w.kind, count(*) AS claims,
       count(CASE c.stance WHEN 'asserts' THEN 1 END) AS asserts,
       count(CASE c.stance WHEN 'confirms' THEN 1 END) AS confirms,
       count(CASE c.stance WHEN 'partly confirms' THEN 1 END) AS partly_confirms,
       count(CASE c.stance WHEN 'qualifies' THEN 1 END) AS qualifies,
       count(CASE c.stance WHEN 'denies' THEN 1 END) AS denies
FROM flows w JOIN claims c ON c.flow = w.flow
GROUP BY w.flow
ORDER BY w.flow;
