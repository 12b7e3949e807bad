-- A collected advertisement that a list has brought in by mistake goes again, as long as it is as the list said: nothing stands on it.
grant delete on matching.collected_posting to leye_worker;
