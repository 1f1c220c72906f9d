# The tasks of tasks.py for those who are used to make: make site, make test, make eval ...
.PHONY: site serve test quick eval eval-pipelines bench
site serve test quick eval eval-pipelines bench:
	python3 tasks.py $@
